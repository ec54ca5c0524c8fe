/**
 * Keys that begin so hold work that must not be lost: a single instance writes them to disk before it answers, where
 * `STATE_DIR` names a folder, and reads them when it starts. They are never forgotten for want of room.
 */
export const durablePrefix = "keep:";

export type Replaced = { isDone: true } | { isDone: false; present: string | null };

/**
 * What several instances of the dashboard hold together: texts under keys, kept for a while, and messages to all.
 * Memory for one instance, Redis for several. Times are milliseconds. No method throws: where the store cannot be
 * reached, the instance goes on with what it holds itself.
 */
export type SharedState = {
  readonly kind: "memory" | "redis";
  get(key: string): Promise<string | null>;
  set(key: string, value: string, lifeMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  /**
   * Puts `next` in the place of `expected` (null: of nothing) and says whether it did: false means that another was
   * faster, and that the caller must read again. `next` null deletes.
   */
  replace(key: string, expected: string | null, next: string | null, lifeMs: number): Promise<boolean>;
  /** The same, and says what is there instead where another was faster. */
  replaceOrRead(key: string, expected: string | null, next: string | null, lifeMs: number): Promise<Replaced>;
  /** The keys that begin so, in no order. Meant for few, such as durable ones. */
  keys(prefix: string): Promise<string[]>;
  /** Tells every instance, this one among them. Messages may be lost; nothing may depend on one. */
  publish(channel: string, message: string): Promise<void>;
  /** Returns how to stop. */
  subscribe(channel: string, listener: (message: string) => void): () => void;
};
