import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "./report";
import { type FrameSink, filteredSink } from "./track";

const PEAKS = 1000;
const SAMPLE_RATE = 24_000;
const MOST_BUCKETS = 2 ** 16;

/** Measures how loud a sound is over its length, for drawing. */
export class Waveform {
  readonly #buckets: number[] = [];
  /** Samples that one bucket stands for; doubled whenever there are too many buckets. */
  #bucketSamples = SAMPLE_RATE / 100;
  #loudest = 0;
  #filled = 0;
  #samples = 0;

  async sink(): Promise<FrameSink> {
    const filters = `aformat=sample_fmts=flt:sample_rates=${SAMPLE_RATE}:channel_layouts=mono`;
    return filteredSink(filters, async () => [
      async (frame) => {
        const data = frame?.data?.[0];
        if (frame && data) this.#take(data, frame.nbSamples);
      },
    ]);
  }

  /** Writes the peaks as JSON and reports them. */
  async write(outputFolder: string, report: Report): Promise<void> {
    if (this.#samples === 0) {
      report({ event: "rendition", rendition: "waveform", status: "failed" });
      return;
    }
    if (this.#filled > 0) this.#close();
    const path = "waveform.json";
    const durationSeconds = Math.round((this.#samples / SAMPLE_RATE) * 1000) / 1000;
    await writeFile(join(outputFolder, path), JSON.stringify({ durationSeconds, peaks: evenPeaks(this.#buckets) }));
    const { size: bytes } = await stat(join(outputFolder, path));
    report({
      event: "rendition",
      rendition: "waveform",
      status: "ready",
      path,
      contentType: "application/json",
      bytes,
    });
  }

  #take(data: Buffer, samples: number): void {
    for (let at = 0; at < samples; at++) {
      const loud = Math.abs(data.readFloatLE(at * 4));
      if (loud > this.#loudest) this.#loudest = loud;
      if (++this.#filled >= this.#bucketSamples) this.#close();
    }
    this.#samples += samples;
  }

  #close(): void {
    this.#buckets.push(Math.min(1, this.#loudest));
    this.#loudest = 0;
    this.#filled = 0;
    if (this.#buckets.length < MOST_BUCKETS) return;
    for (let at = 0; at < MOST_BUCKETS / 2; at++) {
      this.#buckets[at] = Math.max(this.#buckets[at * 2] ?? 0, this.#buckets[at * 2 + 1] ?? 0);
    }
    this.#buckets.length = MOST_BUCKETS / 2;
    this.#bucketSamples *= 2;
  }
}

/** As many peaks as fit the drawing, each the loudest of its part. */
function evenPeaks(buckets: readonly number[]): number[] {
  const count = Math.min(PEAKS, buckets.length);
  return Array.from({ length: count }, (_, place) => {
    const from = Math.floor((place * buckets.length) / count);
    const to = Math.max(from + 1, Math.floor(((place + 1) * buckets.length) / count));
    return Math.round(Math.max(...buckets.slice(from, to)) * 1000) / 1000;
  });
}
