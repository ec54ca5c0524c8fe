import { isFileAtFault } from "./file-at-fault";
import { FileProblem } from "./file-problem";
import type { Presentation } from "./presentation";

/** A file that is good up to a point. What could be made of it until there can be played. */
export class EndsEarly extends FileProblem {
  readonly seconds: number;

  constructor(seconds: number, cause: unknown) {
    const time = new Date(seconds * 1000).toISOString().slice(11, 19);
    super(`This file is damaged after ${time} and plays up to there. Export it again and upload the new file.`, {
      cause,
    });
    this.seconds = seconds;
  }
}

/** Runs `work`. Where the file turns out to be damaged, the stream ends there as if that were all, and people are told. */
export async function orEndEarly(presentation: Presentation, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isFileAtFault(error)) throw error;
    const { secondsPlayable } = await presentation.cutShort();
    if (secondsPlayable === 0) throw error;
    throw new EndsEarly(secondsPlayable, error);
  }
}
