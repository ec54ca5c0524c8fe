/** So many files of a bulk action are under way at once: enough to fill a line, few enough to leave room for the page. */
export const bulkSlots = 4;

/** Does the work for each item, at most `bulkSlots` at once. What `signal` stopped before its turn is left out. */
export async function inSlots<T>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  async function slot(): Promise<void> {
    for (const item of waiting) {
      if (signal.aborted) return;
      await work(item);
    }
  }
  await Promise.all(Array.from({ length: Math.min(bulkSlots, items.length) }, slot));
}

/** What `open` makes of each item, in their order, with at most `bulkSlots` begun ahead of whoever takes them. */
export async function* openedAhead<T, R>(
  items: readonly T[],
  open: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const begun: Promise<R>[] = [];
  let next = 0;
  function fill(): void {
    for (const item of items.slice(next, next + bulkSlots - begun.length)) {
      const opening = open(item);
      // Nobody may be waiting for it yet when it fails; it is thrown when its turn comes.
      opening.catch(() => undefined);
      begun.push(opening);
      next += 1;
    }
  }
  fill();
  for (let first = begun.shift(); first; first = begun.shift()) {
    const opened = await first;
    fill();
    yield opened;
  }
}
