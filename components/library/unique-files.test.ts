import { expect, test } from "vitest";
import { aFile } from "@/lib/domain/a-file.fixture";
import type { FileList } from "@/lib/domain/api";
import { UniqueFiles } from "./unique-files";

const page = (ids: string): FileList => ({
  files: [...ids].map((fileId) => aFile({ fileId })),
  hasMore: true,
  nextCursor: "next",
});

function reader() {
  const unique = new UniqueFiles();
  return (pages: readonly FileList[]) =>
    unique
      .of(pages)
      .map(({ fileId }) => fileId)
      .join("");
}

test("a file that stands on two pages comes once, at its first place", () => {
  expect(reader()([page("abc"), page("cda")])).toBe("abcd");
});

test("pages that are added bring what is new on them", () => {
  const read = reader();
  const first = page("abc");
  const second = page("cd");
  expect(read([first])).toBe("abc");
  expect(read([first, second])).toBe("abcd");
  expect(read([first, second, page("dea")])).toBe("abcde");
});

test("another page among those before begins anew", () => {
  const read = reader();
  const second = page("de");
  expect(read([page("abc"), second])).toBe("abcde");
  expect(read([page("xab"), second])).toBe("xabde");
});

test("fewer pages are fewer files", () => {
  const read = reader();
  const first = page("ab");
  expect(read([first, page("cd")])).toBe("abcd");
  expect(read([first])).toBe("ab");
  expect(read([first, page("ce")])).toBe("abce");
  expect(read([])).toBe("");
});

test("the same pages are the same files", () => {
  const unique = new UniqueFiles();
  const first = page("ab");
  expect(unique.of([first])).toBe(unique.of([first]));
});
