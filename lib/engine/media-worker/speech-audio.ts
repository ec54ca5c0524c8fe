import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Encoder } from "node-av/api";
import { FF_ENCODER_LIBMP3LAME } from "node-av/constants";
import { Outputs } from "./outputs";
import type { Report } from "./report";
import { encoderSink, type FrameSink, filteredSink } from "./track";

const PATH = "speech.mp3";
const BITS = 32_000;

/** Writes the sound as a small mono file that speech-to-text servers take: about 14 MB an hour. */
export class SpeechAudio {
  readonly #outputs = new Outputs();
  readonly #outputFolder: string;

  constructor(outputFolder: string) {
    this.#outputFolder = outputFolder;
  }

  async sink(): Promise<FrameSink> {
    await this.#outputs.addAudioFile(join(this.#outputFolder, PATH), "mp3");
    return filteredSink("aformat=sample_fmts=fltp:sample_rates=16000:channel_layouts=mono", async (filter) => [
      encoderSink(await Encoder.create(FF_ENCODER_LIBMP3LAME, { filter, bitrate: BITS }), [this.#outputs]),
    ]);
  }

  /** Ends the file and hands it to the engine. */
  async write(report: Report): Promise<void> {
    await this.#outputs.close();
    if (this.#outputs.seconds === 0) return;
    const { size: bytes } = await stat(join(this.#outputFolder, PATH));
    report({ event: "rendition", rendition: "speech", status: "ready", path: PATH, contentType: "audio/mpeg", bytes });
  }
}
