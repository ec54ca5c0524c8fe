import { expect, test } from "vitest";
import { safeNext } from "./safe-next";

test.each(["/", "/?file=vg_file_1&q=a%20b", "/embed/x#y"])("%s is kept", (next) => {
  expect(safeNext(next)).toBe(next);
});

test.each([
  undefined,
  "",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  "evil",
  "/sign-in",
  "/sign-in?next=/",
])("%j goes to the library", (next) => {
  expect(safeNext(next)).toBe("/");
});

test("a repeated parameter goes to the library", () => {
  expect(safeNext(["/a", "//evil.example"])).toBe("/");
});
