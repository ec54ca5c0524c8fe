import { attachSource } from "./attach-source";
import type { PlaybackFailure, PlaybackSource } from "./playback-source";

type Options = {
  source: PlaybackSource;
  startSeconds: number;
  /** Asks for a freshly signed source; null when there is none. Absent when addresses do not expire. */
  refresh: (() => Promise<PlaybackSource | null>) | null;
  onFailure(failure: PlaybackFailure | null): void;
};

/** Playback must have moved on this far before a further failure is answered by asking for a source again. */
const progressSeconds = 10;

/**
 * Keeps one media element playing over sources that expire: holds on to the source it began with, however often
 * others are signed meanwhile, and replaces it at the same second when it fails.
 */
export class PlaybackSession {
  #detach: () => void;
  #latest: PlaybackSource;
  #attached: PlaybackSource;
  #failed = false;
  #ended = false;
  #refreshedAt: number | null = null;
  #startSeconds: number;
  /** By its events: when a source breaks, the element itself says that it is paused. */
  #isPlaying: boolean;
  readonly #watching = new AbortController();

  constructor(
    private readonly media: HTMLMediaElement,
    private readonly options: Options,
  ) {
    this.#latest = options.source;
    this.#attached = options.source;
    this.#startSeconds = options.startSeconds;
    this.#isPlaying = !media.paused;
    for (const event of ["play", "pause"]) {
      const note = () => {
        this.#isPlaying = event === "play";
      };
      media.addEventListener(event, note, { signal: this.#watching.signal });
    }
    this.#detach = this.#attach(options.source, options.startSeconds, false);
  }

  /** A newer source became known. It is used at once only when it may do what the present one could not. */
  offer(source: PlaybackSource): void {
    this.#latest = source;
    if (this.#failed && source.kind !== this.#attached.kind) this.#replace(source, this.#position(), false);
  }

  /** Tries again from the second where it stopped, with a fresh source if one can be had. */
  async retry(): Promise<void> {
    const time = this.#position();
    this.#refreshedAt = time;
    const fresh = await this.#fresh();
    if (!this.#ended) this.#replace(fresh ?? this.#latest, time, true);
  }

  end(): void {
    this.#ended = true;
    this.#watching.abort();
    this.#detach();
  }

  /** Before anything was loaded the element says 0, wherever playback is to begin. */
  #position(): number {
    return this.media.readyState === HTMLMediaElement.HAVE_NOTHING ? this.#startSeconds : this.media.currentTime;
  }

  #attach(source: PlaybackSource, startSeconds: number, play: boolean): () => void {
    this.#attached = source;
    this.#startSeconds = startSeconds;
    const detach = attachSource(this.media, source, {
      startSeconds,
      onFailure: (failure) => this.#onFailure(failure),
      onStarved: () => this.#onStarved(),
    });
    if (play)
      this.media.addEventListener("canplay", () => void this.media.play().catch(ignoreBlockedPlay), { once: true });
    return detach;
  }

  #replace(source: PlaybackSource, startSeconds: number, play: boolean): void {
    this.#failed = false;
    this.options.onFailure(null);
    this.#detach();
    this.#detach = this.#attach(source, startSeconds, play);
  }

  async #onFailure(failure: PlaybackFailure): Promise<void> {
    if (this.#ended || this.#failed) return;
    this.#failed = true;
    const wasPlaying = this.#isPlaying;
    const currentTime = this.#position();
    const hasProgressed = this.#refreshedAt === null || currentTime - this.#refreshedAt > progressSeconds;
    if (failure.reason !== "unplayable" && hasProgressed) {
      this.#refreshedAt = currentTime;
      const fresh = await this.#fresh();
      if (this.#ended) return;
      if (fresh) return this.#replace(fresh, currentTime, wasPlaying);
    }
    this.options.onFailure(failure);
  }

  /** The address may have ended. With another one it goes on at once; without, the browser goes on trying. */
  async #onStarved(): Promise<void> {
    const starved = this.#attached;
    const fresh = await this.#fresh();
    const isStillNeeded = !this.#ended && !this.#failed && this.#attached === starved;
    if (fresh && isStillNeeded && fresh.url !== starved.url) {
      this.#replace(fresh, this.#position(), !this.media.paused);
    }
  }

  async #fresh(): Promise<PlaybackSource | null> {
    // A failed question for a fresh source is told as the playback failure that led to it.
    return (await this.options.refresh?.().catch(() => null)) ?? null;
  }
}

/** A browser may refuse to play without a gesture; the play button is there then. */
function ignoreBlockedPlay(cause: unknown): void {
  if (cause instanceof DOMException && ["NotAllowedError", "AbortError"].includes(cause.name)) return;
  throw cause;
}
