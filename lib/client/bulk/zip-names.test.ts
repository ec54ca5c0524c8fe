import { expect, test } from "vitest";
import { zipNames } from "./zip-names";

const named = (...names: string[]) => zipNames(names, "Untitled");

test("no two names are the same, whatever the case of their letters", () => {
  expect(named("clip.mp4", "clip.mp4", "Clip.MP4", "clip (2).mp4")).toEqual([
    "clip.mp4",
    "clip (2).mp4",
    "Clip (3).MP4",
    "clip (2) (2).mp4",
  ]);
  expect(named("Harbour", "Harbour")).toEqual(["Harbour", "Harbour (2)"]);
  expect(named("é.txt", "e\u0301.txt")[1]).toBe("e\u0301 (2).txt");
});

test("a name is never a folder, a device, hidden or empty", () => {
  expect(named("../../etc/passwd", "a\\b.txt", "con.txt", ".profile", "...", "", "what?.png", "end. ")).toEqual([
    "__.._etc_passwd",
    "a_b.txt",
    "_con.txt",
    "_profile",
    "_",
    "Untitled",
    "what_.png",
    "end",
  ]);
});

test("characters that disguise the extension are gone, and long names keep theirs", () => {
  expect(named("ex\u202egpj.exe")).toEqual(["exgpj.exe"]);
  const [long] = named(`${"😀".repeat(400)}.mp4`);
  expect(long).toBe(`${"😀".repeat(180)}.mp4`);
});

test("many of one name are named at once", () => {
  const names = zipNames(
    Array.from({ length: 20_000 }, () => "same.jpg"),
    "Untitled",
  );
  expect(new Set(names).size).toBe(20_000);
  expect(names.at(-1)).toBe("same (20000).jpg");
});
