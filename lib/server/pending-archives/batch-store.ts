import type { z } from "zod";
import type { SharedState } from "../shared/shared-state";
import { type Batch, type BatchIndex, batchSchema, indexSchema } from "./batch";

export const changesChannel = "pending-archives";
const indexKey = "keep:pending-archives";
const batchPrefix = "keep:pending-archive:";
const lifeMs = 30 * 86_400_000;
/** Whoever asks within this time is told what became of a batch. */
const endedMs = 10 * 60_000;
const mostEnded = 200;
const emptyIndex: BatchIndex = { batches: [], ended: [], version: 0 };

export type Outcome = BatchIndex["ended"][number]["outcome"];

/**
 * The batches in the shared state: each under a key of its own, which alone is the truth about it, and an index that is
 * cheap to read often. What the index has lost, because Redis or an instance went away, `rescan` finds. A batch that
 * ends is marked first, then told of in the index, then removed: at no moment is it neither waiting nor ended.
 */
export class BatchStore {
  #known: { text: string | null; index: BatchIndex; batches: Batch[] } = { text: null, index: emptyIndex, batches: [] };
  readonly #read = new Map<string, { revision: number; batch: Batch }>();

  constructor(private readonly shared: SharedState) {}

  /** All batches, and the version of the whole. Costs one small read when nothing has changed. */
  async all(): Promise<{ batches: readonly Batch[]; index: BatchIndex }> {
    const text = await this.shared.get(indexKey);
    if (text === this.#known.text) return this.#known;
    let index = parse(indexSchema, text) ?? emptyIndex;
    const batches: Batch[] = [];
    for (const { id, revision } of index.batches) {
      const batch = await this.#batchAt(id, revision);
      if (batch?.ended) index = { ...index, ended: withEnded(index.ended, batch, batch.ended) };
      else if (batch) batches.push(batch);
    }
    for (const id of this.#read.keys()) if (!index.batches.some((entry) => entry.id === id)) this.#read.delete(id);
    this.#known = { text, index, batches };
    return this.#known;
  }

  /** Null also for one that has ended. */
  async get(id: string): Promise<Batch | null> {
    const batch = await this.#stored(id);
    return batch?.ended ? null : batch;
  }

  /** False when there is one of this id. */
  async add(batch: Batch): Promise<boolean> {
    if (!(await this.shared.replace(batchPrefix + batch.id, null, JSON.stringify(batch), lifeMs))) return false;
    await this.#changeIndex((index) => withBatch(index, batch.id));
    return true;
  }

  /**
   * Changes the batch as it is now, however many change it at once; null from `change` ends it. Returns what it has
   * become, null when it is not there (any more).
   */
  async change(
    id: string,
    change: (batch: Batch) => Batch | null,
    outcome: Outcome = "archived",
  ): Promise<Batch | null> {
    for (;;) {
      const text = await this.shared.get(batchPrefix + id);
      const batch = parse(batchSchema, text);
      if (!batch || !text) return null;
      if (batch.ended) {
        // Whoever ended it has not come to the end of that.
        await this.#remove(batch, text);
        return null;
      }
      const next = change(batch);
      if (next === batch) return batch;
      const ended = next ?? { ...batch, ended: { outcome, at: Date.now() } };
      const nextText = JSON.stringify(ended);
      if (!(await this.shared.replace(batchPrefix + id, text, nextText, lifeMs))) continue;
      if (next) await this.#changeIndex((index) => withBatch(index, id));
      else await this.#remove(ended, nextText);
      return next;
    }
  }

  /** Looks for every batch there is. Dear where the shared state holds much. */
  async rescan(): Promise<void> {
    const ids = (await this.shared.keys(batchPrefix)).map((key) => key.slice(batchPrefix.length));
    const { index } = await this.all();
    const listed = new Set(index.batches.map(({ id }) => id));
    const isSame = ids.length === listed.size && ids.every((id) => listed.has(id));
    if (isSame) return;
    const gone: string[] = [];
    for (const id of listed) if (!ids.includes(id) && !(await this.shared.get(batchPrefix + id))) gone.push(id);
    const lost: string[] = [];
    for (const id of ids) {
      if (listed.has(id)) continue;
      // One that has ended needs no place in the index any more, only its end.
      if (await this.get(id)) lost.push(id);
      else await this.change(id, (batch) => batch);
    }
    if (gone.length + lost.length === 0) return;
    await this.#changeIndex((now) => {
      const kept = now.batches.filter(({ id }) => !gone.includes(id));
      const found = lost.filter((id) => !now.batches.some((entry) => entry.id === id));
      return { ...now, batches: [...kept, ...found.map((id) => ({ id, revision: now.version }))] };
    });
  }

  async #batchAt(id: string, revision: number): Promise<Batch | null> {
    const read = this.#read.get(id);
    if (read?.revision === revision) return read.batch;
    const batch = await this.#stored(id);
    if (batch) this.#read.set(id, { revision, batch });
    return batch;
  }

  async #stored(id: string): Promise<Batch | null> {
    return parse(batchSchema, await this.shared.get(batchPrefix + id));
  }

  /** Of a batch that is marked as ended, and stands so under its key: tells the index, and forgets it. */
  async #remove(batch: Batch, text: string): Promise<void> {
    await this.#changeIndex((index) => withoutBatch(index, batch));
    await this.shared.replace(batchPrefix + batch.id, text, null, 0);
  }

  async #changeIndex(change: (index: BatchIndex) => BatchIndex): Promise<void> {
    for (;;) {
      const text = await this.shared.get(indexKey);
      const before = parse(indexSchema, text) ?? emptyIndex;
      const ended = before.ended.filter(({ at }) => at > Date.now() - endedMs).slice(-mostEnded);
      const next = change({ ...before, ended, version: before.version + 1 });
      if (await this.shared.replace(indexKey, text, JSON.stringify(next), lifeMs)) break;
    }
    await this.shared.publish(changesChannel, "changed");
  }
}

function withBatch(index: BatchIndex, id: string): BatchIndex {
  const entry = { id, revision: index.version };
  const isKnown = index.batches.some((other) => other.id === id);
  const batches = isKnown ? index.batches.map((other) => (other.id === id ? entry : other)) : [...index.batches, entry];
  return { ...index, batches };
}

function withoutBatch(index: BatchIndex, { id, group, ended }: Batch): BatchIndex {
  const batches = index.batches.filter((other) => other.id !== id);
  return { ...index, batches, ended: ended ? withEnded(index.ended, { id, group }, ended) : index.ended };
}

function withEnded(
  ended: BatchIndex["ended"],
  { id, group }: Pick<Batch, "id" | "group">,
  end: NonNullable<Batch["ended"]>,
): BatchIndex["ended"] {
  return ended.some((other) => other.id === id) ? ended : [...ended, { id, group, ...end }];
}

/** Null also for what another version of Vitrine wrote and this one does not understand; it stays where it is. */
function parse<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
