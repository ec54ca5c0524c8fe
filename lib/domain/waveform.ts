import { z } from "zod";

const mostPeaks = 100_000;

/** How loud a sound is over its length: `peaks` from 0 to 1, at even distances. */
export const waveformSchema = z.object({
  durationSeconds: z.number().positive(),
  peaks: z
    .array(z.number().transform((peak) => Math.min(1, Math.max(0, peak))))
    .min(1)
    .max(mostPeaks),
});
export type Waveform = z.infer<typeof waveformSchema>;

/** The peaks drawn as so many bars, each as high as the loudest of its part, and the loudest of all as high as can be. */
export function waveformBars({ peaks }: Waveform, count: number): number[] {
  const loudest = peaks.reduce((most, peak) => Math.max(most, peak), 0) || 1;
  return Array.from({ length: count }, (_, place) => {
    const from = Math.floor((place * peaks.length) / count);
    const to = Math.max(from + 1, Math.floor(((place + 1) * peaks.length) / count));
    return peaks.slice(from, to).reduce((most, peak) => Math.max(most, peak), 0) / loudest;
  });
}
