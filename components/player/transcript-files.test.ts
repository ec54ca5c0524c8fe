import { expect, test } from "vitest";
import { toPlainText, toSubRip, transcriptFile, transcriptFileName } from "./transcript-files";
import { toTranscriptLines } from "./transcript-lines";

const words = [
  { word: "First sentence, long enough.", startSeconds: 0, endSeconds: 5 },
  { word: "Second.", startSeconds: 3661.5, endSeconds: 3662.25 },
];

test("SubRip counts from one and ends its lines as its readers expect", () => {
  expect(toSubRip(toTranscriptLines(words))).toBe(
    "1\r\n00:00:00,000 --> 00:00:05,000\r\nFirst sentence, long enough.\r\n\r\n" +
      "2\r\n01:01:01,500 --> 01:01:02,250\r\nSecond.\r\n",
  );
});

test("hostile words become no tag, override or cue of SubRip", () => {
  const hostile = "<b>a\r\n\r\n2\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}x 1 < 2";
  const lines = toSubRip(toTranscriptLines([{ word: hostile, startSeconds: 1, endSeconds: 2 }])).split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[2]).not.toMatch(/<b>|-->|\{\\/);
  expect(lines[2]?.replaceAll("\u2060", "")).toBe("<b>a 2 00:00:01,000 --> 00:00:02,000 {\\an8}x 1 < 2");
});

test("plain text is one sentence a line", () => {
  expect(toPlainText(toTranscriptLines(words))).toBe("First sentence, long enough.\nSecond.\n");
});

test("files say what they are", async () => {
  expect(transcriptFile(words, "srt").type).toMatch(/^application\/x-subrip/);
  expect(await transcriptFile(words, "vtt").text()).toMatch(/^WEBVTT\n\n00:00:00\.000 --> /);
  expect(transcriptFileName("Interview.mp4", "srt")).toBe("Interview.srt");
  expect(transcriptFileName("a/b:c", "txt")).toBe("a_b_c.txt");
  expect(transcriptFileName(".mp4", "vtt")).toBe(".mp4.vtt");
  expect(transcriptFileName("v1.2 final", "vtt")).toBe("v1.2 final.vtt");
});
