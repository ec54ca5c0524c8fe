import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import type { IndexRow } from "@/lib/domain/library-index";
import { packIndex } from "./packed-index";
import { unpackIndex } from "./unpack-index";

const place = { library: "lib", epoch: "e", version: 7 };
const rows = Array.from(
  { length: 4_500 },
  (_, no): IndexRow => ({
    ...{ fileId: `f${no}`, name: `line one\nline two, "quoted" ] { ${no}`, description: no % 3 ? "" : "\ud800 alone" },
    ...{ type: no % 2 ? "VIDEO" : null, scope: `scope ${no % 4}`, tool: no % 5 ? null : "__proto__" },
    ...{ durationSeconds: no % 2 ? no / 10 : null, bytes: no % 7 ? no : null, flags: no % 64, order: 4_500 - no * 2 },
  }),
);

it("reads what was packed", async () => {
  const { gzip } = await packIndex(place, rows);
  expect(await unpackIndex(gzip)).toEqual({ ...place, rows });
  const none = await packIndex(place, []);
  expect(await unpackIndex(none.gzip)).toEqual({ ...place, rows: [] });
});

it("throws for what cannot have been packed", async () => {
  const { gzip } = await packIndex(place, rows.slice(0, 2));
  const other = { ...rows[0], flags: "many" };
  const spoilt = [gzip.subarray(0, 60), gzipSync("[1]"), gzipSync('{"state":"declined","library":"lib","most":1}')];
  for (const bytes of spoilt) await expect(unpackIndex(bytes)).rejects.toThrow();
  await expect(unpackIndex((await packIndex(place, [other as never])).gzip)).rejects.toThrow();
});
