import { expect, test } from "vitest";
import type { LibraryResult } from "@/lib/client/library-index/library-index";
import { LibrarySearch } from "@/lib/client/library-index/library-search";
import { Results } from "@/lib/client/library-index/results";
import { toColumns } from "@/lib/domain/index-columns";
import { IndexRows } from "./index-rows";

const files = 2_000;
const query = { sort: "recent" } as const;

/** The results of the index itself, without a worker between, and the places of the rows that are asked for. */
async function answered() {
  const search = new LibrarySearch("en");
  const row = (at: number) => ({ fileId: `file ${at}`, name: `file ${at}`, order: files - at });
  const rest = {
    description: "",
    type: null,
    scope: "GLOBAL",
    tool: null,
    durationSeconds: null,
    bytes: null,
    flags: 0,
  };
  search.change(toColumns(Array.from({ length: files }, (_, at) => ({ ...row(at), ...rest }))));
  const results = new Results();
  const { resultId, ...answer } = results.add("library", search, await search.query(query), 60);
  const asked: number[][] = [];
  const result: LibraryResult = {
    ...answer,
    rows: async (start, end) => results.rows({ resultId, start, end }),
    positionOf: async (fileId) => results.positionOf({ resultId, fileId }),
    fileIds: async () => results.fileIds({ resultId }),
    rowsOf: async (rowNumbers) => {
      asked.push(Array.from(rowNumbers, (number) => answer.rowNumbers.indexOf(number)));
      return results.rowsOf({ resultId, rowNumbers });
    },
    fileIdsOf: async (rowNumbers) => results.fileIdsOf({ resultId, rowNumbers }),
    findName: async (start, rowNumbers, from) => results.findName({ resultId, start, rowNumbers, from }),
    numbersOf: async (fileIds) => results.numbersOf({ resultId, fileIds }),
  };
  return { result, asked };
}

test("the rows in view are asked for first, then those further on, then the nearest before them", async () => {
  const { result, asked } = await answered();
  const index = new IndexRows(() => undefined);
  await index.take({ result, query, listed: [], hold: false });
  const shown = () => index.snapshot()?.rows;
  shown()?.ensure(900, 1_200, 1_000);
  await expect.poll(() => shown()?.at(900)?.fileId).toBe("file 900");
  const order = asked.flat();
  expect(order.slice(0, 200)).toEqual(Array.from({ length: 200 }, (_, at) => 1_000 + at));
  expect(order.slice(200)).toEqual(Array.from({ length: 100 }, (_, at) => 999 - at));
  // A large question would hold up the answer for what is in view.
  expect(Math.max(...asked.map(({ length }) => length))).toBeLessThan(300);
});
