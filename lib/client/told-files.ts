import type { FileList } from "@/lib/domain/api";
import type { MediaFile, Source } from "@/lib/domain/media-file";

/** An answer takes no longer than this. */
const memoryMs = 60_000;

type Told = { file: MediaFile; at: number; isAdded: boolean };

/** What events told of files lately: an answer that was under way meanwhile knows less. */
export class ToldFiles {
  readonly #told = new Map<string, Told>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** `isAdded` when the lists did not have the file before. */
  note(file: MediaFile, isAdded: boolean): void {
    for (const [fileId, { at }] of this.#told) if (this.now() - at > memoryMs) this.#told.delete(fileId);
    const before = this.#told.get(file.fileId);
    this.#told.set(file.fileId, { file, at: this.now(), isAdded: isAdded || before?.isAdded === true });
  }

  /** A file that was asked for at `askedAt` (of the same clock), or what was told of it since. */
  newer(file: MediaFile, askedAt: number): MediaFile {
    const told = this.#told.get(file.fileId);
    return told && told.at >= askedAt ? told.file : file;
  }

  /** The same for the head of the list: with the files that came since. */
  newerHead(head: FileList, askedAt: number): FileList {
    const listed = new Set(head.files.map((file) => file.fileId));
    const added = [...this.#told.values()]
      .filter(({ file, at, isAdded }) => isAdded && at >= askedAt && !listed.has(file.fileId))
      .map(({ file }) => file);
    return { ...head, files: [...added.toReversed(), ...head.files.map((file) => this.newer(file, askedAt))] };
  }

  /** Asks, and puts what was told meanwhile above the answer. */
  async above<T>(ask: () => Promise<T>, correct: (answer: T, askedAt: number) => T): Promise<T> {
    const askedAt = this.now();
    return correct(await ask(), askedAt);
  }
}

/** A URL with less life left than this is not worth keeping for the sake of not changing. */
const leastSeconds = 300;

/**
 * What an event told of a file, on top of what is known of it. Events do not say how far processing is, may arrive
 * late, and sign URLs anew, which is no reason to change that of a picture or stream that is being shown.
 */
export function withNews(known: MediaFile, told: MediaFile, nowSeconds = Date.now() / 1000): MediaFile {
  const source = (before: Source | null, next: Source | null): Source | null => {
    if (!next || (next.status === "pending" && before?.status === "ready")) return before;
    const lives = before?.url && (before.expiresAt === null || before.expiresAt > nowSeconds + leastSeconds);
    return next.status === "ready" && lives ? { ...next, url: before.url, expiresAt: before.expiresAt } : next;
  };
  const { thumbnail, preview, download, hls, storyboard, waveform } = told.sources;
  const isSettled = known.processing?.state === "done" || known.processing?.state === "failed";
  return {
    ...told,
    transcript: told.transcript ?? known.transcript,
    processing:
      told.processing?.state === "loading" && isSettled ? known.processing : (told.processing ?? known.processing),
    sources: {
      thumbnail: source(known.sources.thumbnail, thumbnail),
      preview: source(known.sources.preview, preview),
      download: source(known.sources.download, download),
      hls: source(known.sources.hls, hls),
      storyboard: source(known.sources.storyboard, storyboard),
      waveform: source(known.sources.waveform, waveform),
    },
  };
}

/** What events told this page of files lately. */
export const toldFiles = new ToldFiles();
