import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { Report } from "./report";
import { type FrameSink, filteredSink } from "./track";
import { fitEven } from "./video-shape";

const MOST_TILES = 100;
const LONGEST_SIDE = 160;
const FIRST_INTERVAL_SECONDS = 0.5;
const COLUMNS = 10;

type Tile = { seconds: number; pixels: Buffer };

/** Collects small pictures of a video at even distances, and makes them one sheet with a WebVTT index. */
export class Storyboard {
  readonly #size: { width: number; height: number };
  #tiles: Tile[] = [];
  #interval = FIRST_INTERVAL_SECONDS;
  #next = 0;
  #start: number | undefined;

  constructor(seen: { width: number; height: number }) {
    this.#size = fitEven(seen, LONGEST_SIDE / Math.max(seen.width, seen.height));
  }

  /** Takes upright pictures of any size. */
  async sink(): Promise<FrameSink> {
    const { width, height } = this.#size;
    let seconds = 0;
    const small = await filteredSink(`scale=${width}:${height}:flags=area,format=rgb24`, async () => [
      async (frame) => {
        if (frame !== null) this.#add({ seconds, pixels: frame.toBuffer() });
      },
    ]);
    return async (frame) => {
      if (frame === null) return small(null);
      const time = (Number(frame.pts) * frame.timeBase.num) / frame.timeBase.den;
      this.#start ??= time;
      if (time - this.#start < this.#next) return;
      seconds = this.#next;
      this.#next += this.#interval;
      await small(frame);
    };
  }

  /** Writes the sheet and its index, and reports them. */
  async write(durationSeconds: number, outputFolder: string, report: Report): Promise<void> {
    if (this.#tiles.length === 0) {
      report({ event: "rendition", rendition: "storyboard", status: "failed" });
      return;
    }
    const { width, height } = this.#size;
    const columns = Math.min(COLUMNS, this.#tiles.length);
    const folder = join(outputFolder, "storyboard");
    await mkdir(folder, { recursive: true });
    const place = (index: number) => ({ left: (index % columns) * width, top: Math.floor(index / columns) * height });
    await sharp({
      create: {
        width: columns * width,
        height: Math.ceil(this.#tiles.length / columns) * height,
        channels: 3,
        background: "#000",
      },
    })
      .composite(
        this.#tiles.map(({ pixels }, index) => ({
          input: pixels,
          raw: { width, height, channels: 3 },
          ...place(index),
        })),
      )
      .webp({ quality: 70, effort: 2 })
      .toFile(join(folder, "sprite.webp"));
    const cues = this.#tiles.map(({ seconds }, index) => {
      const end = this.#tiles[index + 1]?.seconds ?? Math.max(durationSeconds, seconds + 0.001);
      const { left, top } = place(index);
      return `${vttTime(seconds)} --> ${vttTime(end)}\nsprite.webp#xywh=${left},${top},${width},${height}\n`;
    });
    await writeFile(join(folder, "storyboard.vtt"), `WEBVTT\n\n${cues.join("\n")}`);
    const { size: bytes } = await stat(join(folder, "sprite.webp"));
    report({
      event: "rendition",
      rendition: "storyboard",
      status: "ready",
      path: "storyboard/storyboard.vtt",
      contentType: "text/vtt",
      width,
      height,
      bytes,
    });
  }

  /** A sheet that is full goes on with every second picture, so that any length fits. */
  #add(tile: Tile): void {
    this.#tiles.push(tile);
    if (this.#tiles.length <= MOST_TILES) return;
    this.#tiles = this.#tiles.filter((_, index) => index % 2 === 0);
    this.#interval *= 2;
    this.#next = (this.#tiles.at(-1)?.seconds ?? 0) + this.#interval;
  }
}

function vttTime(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
  const rest = String(milliseconds % 1000).padStart(3, "0");
  return `${two(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}.${rest}`;
}
