import { expect, test } from "vitest";
import { excerptOf, rangesOf } from "./ranges-of";

const marked = (text: string, query: string) => rangesOf(text, query).map(([start, end]) => text.slice(start, end));

test("words are marked where they begin with what was typed, accents and case aside", () => {
  expect(marked("Café del Mar, decaf", "cafe")).toEqual(["Café"]);
  expect(marked("GoldenHarvest12.jpg", "harv 12")).toEqual(["Harv"]);
  expect(marked("Straße", "strass")).toEqual(["Straße"]);
  expect(marked("東京の天気", "天気")).toEqual(["天気"]);
  expect(marked("anything", "")).toEqual([]);
});

test("an excerpt begins shortly before its first match", () => {
  const text = `${"word ".repeat(40)}the lighthouse at dawn`;
  const { text: excerpt, ranges } = excerptOf(text, "lighthouse");
  expect(excerpt).toMatch(/^… (word )+the lighthouse at dawn$/);
  expect(excerpt.length).toBeLessThan(90);
  expect(ranges.map(([start, end]) => excerpt.slice(start, end))).toEqual(["lighthouse"]);
  expect(excerptOf("a lighthouse", "lighthouse").text).toBe("a lighthouse");
});
