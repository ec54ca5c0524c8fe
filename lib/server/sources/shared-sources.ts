import { randomUUID } from "node:crypto";
import { z } from "zod";
import { behindTheAnswer } from "../shared/behind-the-answer";
import type { SharedState } from "../shared/shared-state";

const signedSchema = z.object({ url: z.string(), expiresAt: z.number().nullable(), usableUntil: z.number() });
export const knownSchema = z.object({
  type: z.string().nullable(),
  signed: z.object({
    thumbnail: signedSchema.optional(),
    preview: signedSchema.optional(),
    download: signedSchema.optional(),
    hls: signedSchema.optional(),
    storyboard: signedSchema.optional(),
    waveform: signedSchema.optional(),
  }),
});

/** What is known of one file's URLs. Times are seconds since the epoch of upstream's clock. */
export type Known = z.infer<typeof knownSchema>;
export type Signed = z.infer<typeof signedSchema>;

const forgottenChannel = "sources-forgotten";

/** What all instances know of signed URLs, for as long as each can be handed out. */
export class SharedSources {
  readonly #self = randomUUID();
  readonly #pending = new Map<string, { known: Known; lifeMs: number }>();
  constructor(private readonly state: SharedState) {}

  /** Settles by itself: nobody need wait for it. */
  put(fileId: string, known: Known, nowMs: number): void {
    const ends = Object.values(known.signed).map(({ usableUntil }) => usableUntil);
    const lifeMs = Math.max(0, ...ends) * 1000 - nowMs;
    if (lifeMs <= 0) return;
    if (this.#pending.size === 0) behindTheAnswer(() => this.#writePending());
    this.#pending.set(fileId, { known, lifeMs });
  }

  async get(fileId: string): Promise<Known | null> {
    const text = await this.state.get(keyOf(fileId));
    if (text === null) return null;
    const parsed = knownSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  }

  /** Here and, a moment later, at the other instances. */
  forget(fileId: string): void {
    this.#pending.delete(fileId);
    void this.state.delete(keyOf(fileId)).then(() => this.state.publish(forgottenChannel, `${this.#self} ${fileId}`));
  }

  async #writePending(): Promise<void> {
    const writes = [...this.#pending].map(([fileId, { known, lifeMs }]) =>
      this.state.set(keyOf(fileId), JSON.stringify(known), lifeMs),
    );
    this.#pending.clear();
    await Promise.all(writes);
  }

  /** Hears what others forget: this one may know better by the time it is told. */
  onForgotten(listener: (fileId: string) => void): void {
    this.state.subscribe(forgottenChannel, (message) => {
      const [sender, fileId] = [message.slice(0, this.#self.length), message.slice(this.#self.length + 1)];
      if (sender === this.#self) return;
      this.#pending.delete(fileId);
      // What this one wrote may have come after the other's word.
      void this.state.delete(keyOf(fileId));
      listener(fileId);
    });
  }
}

function keyOf(fileId: string): string {
  return `sources:${fileId}`;
}
