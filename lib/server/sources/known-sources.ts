import { type MediaFile, type Rendition, renditions, type Source } from "@/lib/domain/media-file";
import { BoundedMap } from "../bounded-map";
import type { Known, SharedSources, Signed } from "./shared-sources";
import { lifeLeft, usableUntil } from "./signed-life";

/**
 * What answers carried of each file's renditions, kept until shortly before it expires. With `shared` other instances
 * get what this one learns, and it gets theirs by `recall`.
 */
export class KnownSources {
  readonly #files: BoundedMap<string, Known>;
  #changes = 0;
  constructor(
    private readonly now: () => number,
    private readonly shared: SharedSources | null = null,
    mostFiles = 50_000,
  ) {
    this.#files = new BoundedMap(mostFiles);
    shared?.onForgotten((fileId) => this.#files.delete(fileId));
  }

  remember(files: readonly MediaFile[]): void {
    const now = this.now();
    for (const { fileId, type, sources } of files) {
      const before = this.#files.get(fileId)?.signed;
      const signed = { ...before };
      for (const rendition of renditions) {
        const next = better(signed[rendition], sources[rendition], now);
        if (next) signed[rendition] = next;
        else delete signed[rendition];
      }
      const known = { type, signed };
      this.#files.set(fileId, known);
      const isNews = renditions.some((rendition) => signed[rendition]?.url !== before?.[rendition]?.url);
      if (isNews) this.#changes += 1;
      if (isNews) this.shared?.put(fileId, known, now);
    }
  }

  /** Of files that nobody looks at: learns what fits, and forgets nothing for it. */
  rememberInPassing(files: readonly MediaFile[]): void {
    for (const file of files) {
      const carriesUrl = renditions.some((rendition) => file.sources[rendition]?.url);
      if (carriesUrl && (!this.#files.isFull || this.#files.get(file.fileId))) this.remember([file]);
    }
  }

  /** Learns what other instances know of the file, where that is more. */
  async recall(fileId: string): Promise<void> {
    const told = await this.shared?.get(fileId);
    if (!told) return;
    const { signed } = told;
    const own = this.#files.get(fileId);
    for (const rendition of renditions) {
      const [theirs, ours] = [signed[rendition], own?.signed[rendition]];
      if (ours && (!theirs || ours.usableUntil > theirs.usableUntil)) signed[rendition] = ours;
    }
    this.#files.set(fileId, { type: own?.type ?? told.type, signed });
  }

  /** Counts what was learned and forgotten, so that whoever keeps a copy knows whether it is still one. */
  get changes(): number {
    return this.#changes;
  }

  /** Thumbnails that can still be handed out. */
  thumbnails(): [string, Known][] {
    return [...this.#files.keys()].flatMap((fileId): [string, Known][] => {
      const known = this.#files.get(fileId);
      const thumbnail = this.find(fileId, "thumbnail") && known?.signed.thumbnail;
      return known && thumbnail ? [[fileId, { type: known.type, signed: { thumbnail } }]] : [];
    });
  }

  /** Goes on with what was known before. */
  restore(entries: readonly [string, Known][]): void {
    for (const [fileId, known] of entries) this.#files.set(fileId, known);
  }

  forget(fileId: string): void {
    this.#changes += 1;
    this.#files.delete(fileId);
    this.shared?.forget(fileId);
  }

  typeOf(fileId: string): string | null {
    return this.#files.get(fileId)?.type ?? null;
  }

  /** The URL of a rendition that can be handed out, and the seconds for which it still can. */
  find(fileId: string, rendition: Rendition): { url: string; expiresAt: number | null; seconds: number } | null {
    const signed = this.#files.get(fileId)?.signed[rendition];
    const seconds = signed ? signed.usableUntil - this.now() / 1000 : 0;
    return signed && seconds > 0 ? { url: signed.url, expiresAt: signed.expiresAt, seconds } : null;
  }

  /** The file as a browser may have it: with what is known to live, and without any URL that is about to die. */
  present(file: MediaFile): MediaFile {
    const signed = this.#files.get(file.fileId)?.signed;
    const now = this.now() / 1000;
    const present = (rendition: Rendition): Source | null => {
      const source = file.sources[rendition];
      if (source?.status !== "ready") return source;
      const known = signed?.[rendition];
      const { url, expiresAt } = known && known.usableUntil > now ? known : { url: null, expiresAt: null };
      return url === source.url && expiresAt === source.expiresAt ? source : { ...source, url, expiresAt };
    };
    const sources = {
      thumbnail: present("thumbnail"),
      preview: present("preview"),
      download: present("download"),
      hls: present("hls"),
      storyboard: present("storyboard"),
      waveform: present("waveform"),
    };
    return { ...file, sources };
  }
}

/** Nothing is kept of what is not ready: what was known of it may be of an earlier state. */
function better(before: Signed | undefined, told: Source | null, nowMs: number): Signed | undefined {
  const kept = before && before.usableUntil > nowMs / 1000 ? before : undefined;
  if (!told) return kept;
  if (told.status !== "ready") return undefined;
  if (!told.url || lifeLeft(told, nowMs) === 0 || kept?.url === told.url) return kept;
  const next = { url: told.url, expiresAt: told.expiresAt, usableUntil: usableUntil(told, nowMs) };
  return kept && kept.usableUntil > next.usableUntil ? kept : next;
}
