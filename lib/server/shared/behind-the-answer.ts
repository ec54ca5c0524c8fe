import { setTimeout as sleep } from "node:timers/promises";
import { env } from "../env";

/** Time enough for an answer to be written and sent. */
const afterMs = 5;

/**
 * Does what other instances need, once the answer that brought it is out: whoever asked here waits for none of it.
 * `work` never rejects.
 */
export function behindTheAnswer(work: () => Promise<void>): Promise<void> {
  const done = sleep(afterMs).then(work);
  // What began between two requests has no answer behind which it could be kept.
  if (env().VERCEL) keepFunctionFor(done).catch(() => undefined);
  return done;
}

/** A function stands still after its answer, unless it is told to wait. */
async function keepFunctionFor(done: Promise<void>): Promise<void> {
  const { after } = await import("next/server");
  after(done);
}
