import { expect, test } from "vitest";
import { toWebVtt } from "./captions-vtt";
import { toTranscriptLines } from "./transcript-lines";

test("lines become cues that never overlap", () => {
  const vtt = toWebVtt(
    toTranscriptLines([
      { word: "First sentence, long enough.", startSeconds: 0, endSeconds: 5 },
      { word: "Second.", startSeconds: 3661.5, endSeconds: 3662.25 },
    ]),
  );
  expect(vtt).toBe(
    "WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nFirst sentence, long enough.\n\n01:01:01.500 --> 01:01:02.250\nSecond.\n",
  );
});

test("hostile words stay words", () => {
  const vtt = toWebVtt(toTranscriptLines([{ word: "<b>a\n\n00:00 --> 99:99\n& x", startSeconds: 1, endSeconds: 2 }]));
  expect(vtt.split("\n").slice(2)).toEqual([
    "00:00:01.000 --> 00:00:02.000",
    "&lt;b&gt;a 00:00 --&gt; 99:99 &amp; x",
    "",
  ]);
});
