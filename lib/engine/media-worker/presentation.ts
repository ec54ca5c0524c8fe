import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { FileProblem } from "./file-problem";
import { type SoundChoice, type Variant, writeMasterPlaylist } from "./master-playlist";
import { Outputs } from "./outputs";
import type { Report } from "./report";
import { type Rung, SEGMENT_SECONDS } from "./rungs";

type Member = {
  rung: Rung;
  outputs: Outputs;
  state: "unseen" | "playable" | "complete";
  codecs: string;
  sound?: Sound;
};
/** A further audio track, to be chosen beside the one that is in every rendition. */
type Sound = { name: string; language: string | undefined };

const LOOK_EVERY_MS = 20;

/** The HLS stream of one file under `hls/`: it can be played as soon as any rendition of it has a segment. */
export class Presentation {
  readonly #outputFolder: string;
  readonly #hlsFolder: string;
  readonly #report: Report;
  #members: Member[] = [];
  #mainSound: Sound | undefined;
  #announced = false;
  #nextLook = 0;

  constructor(outputFolder: string, report: Report) {
    this.#outputFolder = outputFolder;
    this.#hlsFolder = join(outputFolder, "hls");
    this.#report = report;
  }

  /** Begins a rendition. */
  async open(rung: Rung): Promise<Outputs> {
    return (await this.#open(rung)).outputs;
  }

  /** Begins a further audio track; `mainSound` names the one that the video renditions carry. */
  async openSound(folder: string, sound: Sound, mainSound: Sound): Promise<Outputs> {
    const member = await this.#open({ folder, segmentSeconds: SEGMENT_SECONDS, expectedBitRate: 160_000 });
    member.sound = sound;
    this.#mainSound = mainSound;
    return member.outputs;
  }

  /** Seconds of the stream that all renditions being written have. */
  get seconds(): number {
    const growing = this.#members.filter((member) => member.state !== "complete" && !member.sound);
    return growing.length === 0 ? 0 : Math.min(...growing.map(({ outputs }) => outputs.seconds));
  }

  /** Publishes the renditions that have got their first segment. To be called often: it looks at the disk rarely. */
  async publishPlayable(): Promise<void> {
    const waiting = this.#members.filter(
      ({ state, outputs, rung }) => state === "unseen" && outputs.seconds >= rung.segmentSeconds,
    );
    if (waiting.length === 0 || Date.now() < this.#nextLook) return;
    this.#nextLook = Date.now() + LOOK_EVERY_MS;
    if (this.#notePlayable(waiting)) await this.#publish();
  }

  /** Ends every rendition that is being written. Throws a `FileProblem` when one of them got nothing. */
  async complete(): Promise<number> {
    let seconds = 0;
    for (const member of this.#members) {
      if (member.state === "complete") continue;
      const { outputs } = member;
      member.codecs = outputs.seconds > 0 ? outputs.codecs : "";
      await outputs.close();
      if (member.codecs === "" || !existsSync(join(this.#hlsFolder, member.rung.folder, "index.m3u8"))) {
        if (!member.sound) throw new NothingWritten();
        continue;
      }
      member.state = "complete";
      if (!member.sound) seconds = Math.max(seconds, outputs.seconds);
    }
    this.#members = this.#members.filter(({ state }) => state === "complete");
    await this.#publish();
    return seconds;
  }

  /** After a failure: what can be played until there is ended as if it were all; the rest goes. */
  async cutShort(): Promise<{ secondsPlayable: number }> {
    // What was written since the last look counts too. Later is too late: closing ends any first segment, however short.
    this.#notePlayable(this.#members.filter(({ state }) => state === "unseen"));
    for (const member of this.#members) {
      if (member.state === "complete") continue;
      if (member.state === "playable") member.codecs = member.outputs.codecs;
      await member.outputs.abandon();
    }
    const lost = this.#members.filter(({ state }) => state === "unseen");
    this.#members = this.#members.filter(({ state }) => state !== "unseen");
    for (const member of this.#members) member.state = "complete";
    if (this.#members.some(({ sound }) => !sound)) await this.#publish();
    for (const { rung } of lost) await rm(join(this.#hlsFolder, rung.folder), { recursive: true, force: true });
    const seconds = this.#members.filter(({ sound }) => !sound).map(({ outputs }) => outputs.seconds);
    return { secondsPlayable: Math.max(0, ...seconds) };
  }

  /** After a failure: takes back every rendition that is not complete. */
  async dropIncomplete(): Promise<void> {
    const lost = this.#members.filter(({ state }) => state !== "complete");
    this.#members = this.#members.filter(({ state }) => state === "complete");
    for (const { outputs } of lost) await outputs.abandon();
    if (this.#members.length > 0) await this.#publish();
    for (const { rung } of lost) await rm(join(this.#hlsFolder, rung.folder), { recursive: true, force: true });
  }

  /** Whether any of them has got its first segment. */
  #notePlayable(members: readonly Member[]): boolean {
    const playable = members.filter(({ rung }) => existsSync(join(this.#hlsFolder, rung.folder, "index.m3u8")));
    for (const member of playable) member.state = "playable";
    return playable.length > 0;
  }

  async #open(rung: Rung): Promise<Member> {
    const folder = join(this.#hlsFolder, rung.folder);
    await mkdir(folder, { recursive: true });
    const outputs = new Outputs();
    await outputs.addHls(folder, rung.segmentSeconds);
    if (rung.mp4Path !== undefined) await outputs.addMp4(join(this.#outputFolder, rung.mp4Path));
    const member: Member = { rung, outputs, state: "unseen", codecs: "" };
    this.#members.push(member);
    return member;
  }

  async #publish(): Promise<void> {
    const published = this.#members.filter(({ state }) => state !== "unseen");
    const variants: Variant[] = [];
    const sounds: SoundChoice[] = [];
    for (const { rung, outputs, state, codecs, sound } of published) {
      if (sound) sounds.push({ ...sound, folder: rung.folder });
      else variants.push({ ...rung, codecs: codecs || outputs.codecs, complete: state === "complete" });
    }
    if (variants.length === 0) return;
    const choices = this.#mainSound && sounds.length > 0 ? [{ ...this.#mainSound, folder: null }, ...sounds] : [];
    await writeMasterPlaylist(this.#hlsFolder, variants, choices);
    if (this.#announced) return;
    this.#announced = true;
    this.#report({
      event: "rendition",
      rendition: "hls",
      status: "ready",
      path: "hls/master.m3u8",
      contentType: "application/vnd.apple.mpegurl",
      ...this.#members[0]?.rung.size,
    });
  }
}

/** Not one packet came out of a stream that has to be there. */
export class NothingWritten extends FileProblem {
  constructor() {
    super("Nothing in this file can be decoded. Export it again and upload the new file.");
  }
}
