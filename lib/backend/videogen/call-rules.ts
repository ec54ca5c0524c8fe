import type { CallGroup } from "../port";

/**
 * What each call may take and whether it may be sent again. The rule:
 *
 * - A request that surely never arrived (no connection came about), or that was refused by a limit, did nothing: every
 *   call may be sent again, after the wait that was asked for.
 * - After any other failure it is unknown whether it was done (the answer was lost, cut, unreadable, or a 5xx).
 *   `freely`: reading twice is reading once. `look`: archive and sharing change the library; it is looked at first, only
 *   what was surely not done is sent again, and what cannot be told a person decides. `never`: each answer to an upload is one more ticket and one more file,
 *   and no call can tell whether there is one, so the failure is told and a person decides.
 * - What the API refused with a reason (4xx) is not sent again.
 */
export type Repeat = "freely" | "look" | "never";

export type CallRule = {
  /** Whose hourly limit it counts against. */
  group: CallGroup;
  repeat: Repeat;
  /** The answer must have begun within this time. */
  answerWithinMs: number;
};

export const callRules = {
  me: { group: "read", repeat: "freely", answerWithinMs: 5_000 },
  list: { group: "read", repeat: "freely", answerWithinMs: 6_000 },
  get: { group: "read", repeat: "freely", answerWithinMs: 5_000 },
  // Search by meaning computes before it answers.
  search: { group: "search", repeat: "freely", answerWithinMs: 10_000 },
  hydrate: { group: "hydrate", repeat: "freely", answerWithinMs: 8_000 },
  upload: { group: "upload", repeat: "never", answerWithinMs: 15_000 },
  // Long enough that a slow answer is awaited, not doubted.
  archive: { group: "change", repeat: "look", answerWithinMs: 15_000 },
  share: { group: "change", repeat: "look", answerWithinMs: 15_000 },
  endpoints: { group: "change", repeat: "freely", answerWithinMs: 6_000 },
  // The secret is in the answer alone: whoever registers finds what a lost one has left behind by its address.
  endpointCreate: { group: "change", repeat: "never", answerWithinMs: 15_000 },
  // What is gone already is gone: see `webhooks.ts`.
  endpointDelete: { group: "change", repeat: "freely", answerWithinMs: 15_000 },
} as const satisfies Record<string, CallRule>;

export type CallKind = keyof typeof callRules;

/** Times that all calls share. */
export type Timing = {
  /** An answer that has begun must go on within this time. */
  stallMs: number;
  /** The first wait before sending again; each further one is twice as long. */
  firstWaitMs: number;
  /** A longer wait is not waited for: the failure is told with the time that it asks for. */
  longestWaitMs: number;
  attempts: number;
  /** Once a call has taken so long, nothing is sent again: somebody looks at an unfinished page. */
  patienceMs: number;
  /** Shortens every `answerWithinMs`, for tests. */
  mostAnswerMs: number;
};

export const usualTiming: Timing = {
  stallMs: 4_000,
  firstWaitMs: 150,
  longestWaitMs: 3_000,
  attempts: 4,
  patienceMs: 8_000,
  mostAnswerMs: Number.POSITIVE_INFINITY,
};

/** Half of it certain, half of it by chance, so that those who failed together do not come back together. */
export function withJitter(ms: number, chance = Math.random()): number {
  return ms / 2 + (ms / 2) * chance;
}
