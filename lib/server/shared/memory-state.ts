import { BoundedMap } from "../bounded-map";
import type { SharedState } from "./shared-state";

const mostKeys = 100_000;

type Kept = { value: string; until: number };

/** Shared state of a single instance. */
export class MemoryState implements SharedState {
  readonly kind = "memory";
  readonly #kept = new BoundedMap<string, Kept>(mostKeys);
  readonly #listeners = new Map<string, Set<(message: string) => void>>();

  constructor(private readonly now: () => number = Date.now) {}

  async get(key: string): Promise<string | null> {
    return this.#read(key);
  }

  async set(key: string, value: string, lifeMs: number): Promise<void> {
    this.#kept.set(key, { value, until: this.now() + lifeMs });
  }

  async delete(key: string): Promise<void> {
    this.#kept.delete(key);
  }

  async replace(key: string, expected: string | null, next: string | null, lifeMs: number): Promise<boolean> {
    if (this.#read(key) !== expected) return false;
    if (next === null) this.#kept.delete(key);
    else this.#kept.set(key, { value: next, until: this.now() + lifeMs });
    return true;
  }

  async publish(channel: string, message: string): Promise<void> {
    for (const listener of this.#listeners.get(channel) ?? []) listener(message);
  }

  subscribe(channel: string, listener: (message: string) => void): () => void {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  #read(key: string): string | null {
    const kept = this.#kept.get(key);
    return kept && kept.until > this.now() ? kept.value : null;
  }
}
