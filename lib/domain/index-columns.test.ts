import { expect, it } from "vitest";
import { toColumns, toRows } from "./index-columns";
import { type IndexRow, indexColumnsSchema } from "./library-index";

const row = (fileId: string, changes: Partial<IndexRow> = {}): IndexRow => ({
  fileId,
  name: `${fileId}.mp4`,
  description: "",
  type: "VIDEO",
  scope: "GLOBAL",
  tool: null,
  durationSeconds: 12.5,
  bytes: 1_000,
  flags: 0,
  order: 0,
  ...changes,
});

it("carries rows there and back, whatever people and backends write", () => {
  const rows = [
    row("b", { order: 7, name: 'two\nlines, "quoted", ] and \u2028', description: "</script>\u0000\ud800 alone" }),
    row("a", { order: 3, type: null, tool: "__proto__", name: "" }),
    row("c", { order: -12, type: "HOLOGRAM", scope: "", tool: "none", durationSeconds: null, bytes: null, flags: 63 }),
  ];
  const carried: unknown = JSON.parse(JSON.stringify(toColumns(rows)));
  expect(toRows(indexColumnsSchema.parse(carried))).toEqual(rows);
  expect(toRows(toColumns([]))).toEqual([]);
});

it("takes no columns that do not fit together", () => {
  const columns = toColumns([row("a"), row("b")]);
  expect(() => toRows({ ...columns, name: ["a"] })).toThrow("differ in length");
  expect(() => toRows({ ...columns, type: { texts: [], at: [0, 0] } })).toThrow("does not carry");
  expect(indexColumnsSchema.safeParse({ ...columns, flags: [0, -1] }).success).toBe(false);
});
