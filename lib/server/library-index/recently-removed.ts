/** A list may be told by a server that has not heard of the removal. */
const removalTakesMs = 60_000;

/** Files that we removed a moment ago: where a list still has them, it is the list that is behind. */
export class RecentlyRemoved {
  readonly #removedAt = new Map<string, number>();

  add(fileId: string): void {
    this.#removedAt.set(fileId, Date.now());
  }

  has(fileId: string): boolean {
    const removedAt = this.#removedAt.get(fileId);
    if (removedAt === undefined) return false;
    if (Date.now() - removedAt < removalTakesMs) return true;
    this.#removedAt.delete(fileId);
    return false;
  }
}
