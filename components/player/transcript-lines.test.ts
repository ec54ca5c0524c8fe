import { expect, test } from "vitest";
import { captionLength, lastAtOrBefore, lineText, toTranscriptLines } from "./transcript-lines";

/** Words spoken at half a second each, without pauses. */
function spoken(text: string, from = 0) {
  return text.split(" ").map((word, index) => ({
    word,
    startSeconds: from + index * 0.5,
    endSeconds: from + index * 0.5 + 0.45,
  }));
}

test("a sentence is a line", () => {
  const lines = toTranscriptLines(spoken("The light comes in from the side. Nobody in the room looks up at it."));
  expect(lines.map(lineText)).toEqual(["The light comes in from the side.", "Nobody in the room looks up at it."]);
  expect(lines[1]?.startSeconds).toBe(3.5);
});

test("very short sentences stay together", () => {
  expect(toTranscriptLines(spoken("Yes. No. Well.")).map(lineText)).toEqual(["Yes. No. Well."]);
});

test("a pause ends a line even without punctuation", () => {
  const lines = toTranscriptLines([...spoken("first words"), ...spoken("then more", 10)]);
  expect(lines.map(lineText)).toEqual(["first words", "then more"]);
});

test("an endless sentence breaks at commas, and at last without one", () => {
  const clause =
    "and then there was a rather long clause about nothing in particular, at least not to anyone who stood here,";
  expect(toTranscriptLines(spoken(`${clause} ${clause}`))).toHaveLength(2);
  for (const line of toTranscriptLines(spoken(Array(400).fill("word").join(" ")), captionLength)) {
    expect(lineText(line).length).toBeLessThanOrEqual(captionLength.greatest);
  }
});

test("punctuation that came as a word of its own clings to the word before it", () => {
  expect(toTranscriptLines(spoken("Hello , world !")).map(lineText)).toEqual(["Hello, world!"]);
});

test("languages without spaces get none", () => {
  expect(toTranscriptLines(spoken("今日 は いい 天気")).map(lineText)).toEqual(["今日はいい天気"]);
});

test("blank words are left out", () => {
  expect(toTranscriptLines([{ word: "  ", startSeconds: 0, endSeconds: 1 }])).toEqual([]);
});

test("the word spoken at a second is found", () => {
  const words = spoken("a b c");
  expect([-1, 0, 0.49, 0.5, 1.2, 99].map((second) => lastAtOrBefore(words, second))).toEqual([-1, 0, 0, 1, 2, 2]);
  expect(lastAtOrBefore([], 1)).toBe(-1);
});

test("words that come out of order are put in order", () => {
  const [first, second, third] = spoken("a b c");
  if (!first || !second || !third) throw new Error("three words expected");
  expect(toTranscriptLines([third, first, second]).map(lineText)).toEqual(["a b c"]);
});
