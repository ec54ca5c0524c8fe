import { expect, test } from "vitest";
import type { Transcript } from "@/lib/domain/media-file";
import { findSaid } from "./moments";

function timed(text: string): Transcript {
  const words = text.split(" ").map((word, at) => ({ startSeconds: at, endSeconds: at + 0.9, word }));
  return { kind: "timed", languageCode: null, words };
}

const filler = Array.from({ length: 30 }, (_, at) => `filler${at}`).join(" ");

test("the moment is the word's own second, and the snippet shows it", () => {
  const said = findSaid(timed("We drove up to the Lighthouse, at dawn."), "lighthouse");
  expect(said).toEqual({
    kind: "at",
    moments: [{ seconds: 5, snippet: "… drove up to the Lighthouse, at dawn.", match: [[18, 29]] }],
  });
});

test("without timings it is said somewhere", () => {
  const said = findSaid({ kind: "plain", text: "Nothing here. The café opens at nine." }, "cafe");
  expect(said).toMatchObject({ kind: "somewhere" });
  expect(said?.kind === "somewhere" && said.snippet.snippet).toContain("café");
});

test("three moments at most, those that say most of the query, the earliest first", () => {
  const text = ["the boat", "red boat", "boat", "red sail boat", "a red boat"].join(` ${filler} `);
  const said = findSaid(timed(text), "red boat");
  expect(said?.kind === "at" && said.moments.map(({ seconds }) => seconds)).toEqual([32, 95, 129]);
});

test("short words must be said whole, and what is not said is not found", () => {
  expect(findSaid(timed("an interval of asking"), "is")).toBeNull();
  expect(findSaid(timed("an interval"), "boat")).toBeNull();
  expect(findSaid(timed("an interval"), "!!")).toBeNull();
  expect(findSaid(null, "boat")).toBeNull();
  expect(findSaid(timed("東京の天気 は 晴れ"), "天気")).toMatchObject({ moments: [{ seconds: 0 }] });
});
