import { expect, test } from "vitest";
import { aFile } from "@/lib/domain/a-file.fixture";
import type { FileList } from "@/lib/domain/api";
import { mergeHead } from "./merge-head";

const files = Object.fromEntries("abcdefgh".split("").map((id) => [id, aFile({ fileId: id })]));
function page(ids: string, next: string | null): FileList {
  return { files: [...ids].map((id) => files[id] ?? aFile({ fileId: id })), hasMore: next !== null, nextCursor: next };
}
const ids = (pages: readonly FileList[]) => pages.map(({ files }) => files.map((file) => file.fileId).join(""));

test("nothing new leaves the pages as they were", () => {
  const pages = [page("abc", "1"), page("def", null)];
  expect(mergeHead(pages, page("abc", "1"))).toBe(pages);
});

test("new files come first, and no page is lost", () => {
  expect(ids(mergeHead([page("abc", "1"), page("def", null)], page("xab", "9")))).toEqual(["xabc", "def"]);
});

test("a file that moved up leaves its old place", () => {
  expect(ids(mergeHead([page("abc", "1"), page("def", null)], page("eab", "9")))).toEqual(["eabc", "df"]);
});

test("a file archived elsewhere goes", () => {
  expect(ids(mergeHead([page("abc", "1"), page("def", null)], page("acd", "9")))).toEqual(["acd", "ef"]);
});

test("a changed file is shown as it is now", () => {
  const changed = aFile({ fileId: "a", displayName: "renamed" });
  const merged = mergeHead([page("abc", "1")], { files: [changed], hasMore: true, nextCursor: "9" });
  expect(merged[0]?.files[0]?.displayName).toBe("renamed");
  expect(ids(merged)).toEqual(["abc"]);
});

test("a head that is the whole library replaces everything", () => {
  expect(ids(mergeHead([page("abc", "1"), page("def", null)], page("af", null)))).toEqual(["af"]);
});

test("a head that shares nothing with what is known starts over", () => {
  expect(ids(mergeHead([page("abc", "1")], page("xyz", "9")))).toEqual(["xyz"]);
});

test("the cursors of the pages stay, so that the next page is still the next", () => {
  const merged = mergeHead([page("abc", "1"), page("def", "2")], page("xab", "9"));
  expect(merged.map(({ nextCursor }) => nextCursor)).toEqual(["1", "2"]);
});
