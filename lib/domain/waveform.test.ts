import { expect, test } from "vitest";
import { waveformBars, waveformSchema } from "./waveform";

test("bars show the loudest of their part, the loudest of all in full height", () => {
  const waveform = waveformSchema.parse({ durationSeconds: 4, peaks: [0.1, 0.5, 0, 0.25] });
  expect(waveformBars(waveform, 2)).toEqual([1, 0.5]);
  expect(waveformBars(waveform, 8)).toHaveLength(8);
  expect(waveformBars(waveform, 8).every((bar) => bar >= 0 && bar <= 1)).toBe(true);
});

test("silence is flat, and what is no loudness is brought within bounds", () => {
  expect(waveformBars(waveformSchema.parse({ durationSeconds: 1, peaks: [0, 0] }), 2)).toEqual([0, 0]);
  expect(waveformSchema.parse({ durationSeconds: 1, peaks: [-3, 7] }).peaks).toEqual([0, 1]);
  expect(waveformSchema.safeParse({ durationSeconds: 1, peaks: [] }).success).toBe(false);
  expect(waveformSchema.safeParse({ durationSeconds: 0, peaks: [1] }).success).toBe(false);
});
