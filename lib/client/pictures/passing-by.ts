/** More at once would hold up whatever a person does then. */
const mostPerFrame = 2;

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
    callSome();
  }, ms);
}

export function isPassingBy(): boolean {
  return timer !== undefined;
}

/** Calls once what is shown stays, after those who have waited longer. Returns how not to. */
export function whenItStays(call: () => void): () => void {
  waiting.add(call);
  return () => waiting.delete(call);
}

function callSome(): void {
  if (isPassingBy()) return;
  for (const stays of [...waiting].slice(0, mostPerFrame)) {
    waiting.delete(stays);
    stays();
  }
  if (waiting.size > 0) requestAnimationFrame(callSome);
}
