import { BoundedMap } from "../bounded-map";
import type { KeepFolder } from "./keep-folder";
import { durablePrefix, type Replaced, type SharedState } from "./shared-state";

const mostKeys = 100_000;

/** `until` is milliseconds since the epoch. */
export type Kept = { value: string; until: number };

/** Shared state of a single instance. What is durable stands in a folder too, where there is one. */
export class MemoryState implements SharedState {
  readonly kind = "memory";
  readonly #passing = new BoundedMap<string, Kept>(mostKeys);
  readonly #durable: Map<string, Kept>;
  readonly #listeners = new Map<string, Set<(message: string) => void>>();

  constructor(
    private readonly now: () => number = Date.now,
    private readonly folder: KeepFolder | null = null,
  ) {
    this.#durable = new Map(folder?.read());
  }

  async get(key: string): Promise<string | null> {
    return this.entry(key)?.value ?? null;
  }

  async set(key: string, value: string, lifeMs: number): Promise<void> {
    const kept = { value, until: this.now() + lifeMs };
    this.#mapOf(key).set(key, kept);
    await this.#write(key, kept);
  }

  async delete(key: string): Promise<void> {
    this.#mapOf(key).delete(key);
    await this.#write(key, null);
  }

  async replace(...change: Parameters<SharedState["replace"]>): Promise<boolean> {
    return (await this.replaceOrRead(...change)).isDone;
  }

  async replaceOrRead(key: string, expected: string | null, next: string | null, lifeMs: number): Promise<Replaced> {
    const present = this.entry(key)?.value ?? null;
    if (present !== expected) return { isDone: false, present };
    await (next === null ? this.delete(key) : this.set(key, next, lifeMs));
    return { isDone: true };
  }

  async keys(prefix: string): Promise<string[]> {
    const keys = [...this.#durable.keys(), ...this.#passing.keys()];
    return keys.filter((key) => key.startsWith(prefix) && this.entry(key) !== null);
  }

  async publish(channel: string, message: string): Promise<void> {
    for (const listener of this.#listeners.get(channel) ?? []) {
      try {
        listener(message);
      } catch (error) {
        console.error(`vitrine: a listener to ${channel} failed:`, error);
      }
    }
  }

  subscribe(channel: string, listener: (message: string) => void): () => void {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** What stands under the key, null after its time. */
  entry(key: string): Kept | null {
    const map = this.#mapOf(key);
    const kept = map.get(key);
    if (!kept) return null;
    if (kept.until > this.now()) return kept;
    map.delete(key);
    return null;
  }

  /** Forgets all but what is durable. */
  forgetPassing(): void {
    this.#passing.clear();
  }

  #mapOf(key: string) {
    return key.startsWith(durablePrefix) ? this.#durable : this.#passing;
  }

  async #write(key: string, kept: Kept | null): Promise<void> {
    if (this.folder && key.startsWith(durablePrefix)) await this.folder.write(key, kept);
  }
}
