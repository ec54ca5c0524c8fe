import { expect, test } from "vitest";
import { toTranscriptLines } from "./transcript-lines";
import { findInTranscript } from "./transcript-search";

const said = (text: string) =>
  toTranscriptLines(text.split(" ").map((word, at) => ({ word, startSeconds: at, endSeconds: at + 0.9 })));

test("words are found in any case, without accents, and inside of words", () => {
  const lines = said("Un café noir, et encore un CAFÉ crème.");
  expect(findInTranscript(lines, "cafe")).toEqual([
    { parts: [{ line: 0, from: 1, to: 1 }] },
    { parts: [{ line: 0, from: 6, to: 6 }] },
  ]);
  expect(findInTranscript(lines, "nco")).toEqual([{ parts: [{ line: 0, from: 4, to: 4 }] }]);
  expect(findInTranscript(lines, "tea")).toEqual([]);
  expect(findInTranscript(lines, "  ")).toEqual([]);
});

test("a phrase may run over the end of a line", () => {
  const lines = said("This is where a sentence ends. Here another begins.");
  expect(lines).toHaveLength(2);
  expect(findInTranscript(lines, "ends.  here another")).toEqual([
    {
      parts: [
        { line: 0, from: 5, to: 5 },
        { line: 1, from: 0, to: 1 },
      ],
    },
  ]);
});
