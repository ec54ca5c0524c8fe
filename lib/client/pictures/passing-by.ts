/** Those who wait until files stay. */
const waiting = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * What is shown now passes by, as in fast scrolling or while someone types on, unless it still stands after so long:
 * until then no picture is asked for that nobody will have time to see.
 */
export function passesBy(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = undefined;
    for (const stay of waiting) stay();
    waiting.clear();
  }, ms);
}

export function isPassingBy(): boolean {
  return timer !== undefined;
}

/** Calls once what is shown stays. Returns how not to. */
export function whenItStays(call: () => void): () => void {
  waiting.add(call);
  return () => waiting.delete(call);
}
