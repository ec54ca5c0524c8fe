import { z } from "zod";
import { BackendError } from "../port";
import { callValstorm } from "./client";
import type { ValstormConfig } from "./config";
import { tokenIn } from "./record";
import type { ShapeLog } from "./shape-log";

/** Its life where neither the answer nor the token itself says it. */
const documentedSeconds = 300;
/** One that was made so lately is not the reason why a URL was refused. */
const newMs = 20_000;

/** `expiresAt` in seconds since the epoch, by the backend's clock where it tells it. */
export type StreamToken = { token: string; expiresAt: number };

const keptSchema = z.object({ token: z.string(), expiresAt: z.number(), madeMs: z.number(), endsMs: z.number() });
/** The times in milliseconds are of our own clock. */
type Kept = z.infer<typeof keptSchema>;

/**
 * The short-lived token of stream URLs: one for all files and all who look, asked for once however many need it, and
 * renewed from the middle of its life on, so that no URL is handed out that is about to die.
 */
export class StreamTokens {
  #kept: Kept | null = null;
  #flight: Promise<Kept> | null = null;
  readonly #now: () => number;

  constructor(
    private readonly config: ValstormConfig,
    private readonly shapes: ShapeLog,
  ) {
    this.#now = config.now ?? Date.now;
  }

  /** `renew`: the URLs with the present one were refused, whatever its time says. Throws `BackendError`. */
  async take({ renew = false } = {}): Promise<StreamToken> {
    const isGood = (kept: Kept | null): kept is Kept =>
      kept !== null && this.#isYoung(kept) && !(renew && this.#now() - kept.madeMs > newMs);
    if (isGood(this.#kept)) return this.#kept;
    this.#flight ??= this.#find(isGood).finally(() => {
      this.#flight = null;
    });
    return this.#flight;
  }

  async #find(isGood: (kept: Kept | null) => kept is Kept): Promise<Kept> {
    const shared = readKept(await this.config.tokenStore?.load());
    const found = isGood(shared) ? shared : await this.#ask();
    this.#kept = found;
    return found;
  }

  async #ask(): Promise<Kept> {
    const madeMs = this.#now();
    // Many may wait for it: nobody's leaving stops it.
    const { json, sentAtMs } = await callValstorm(this.config, { group: "read", method: "POST", path: "/files/token" });
    const answer = tokenIn(json);
    if (!answer) {
      throw new BackendError("backend_bad_answer", { status: 200, cause: new Error("no token in the answer") });
    }
    this.shapes.note("files/token", answer.shape);
    const lifeSeconds = answer.lifeSeconds ?? documentedSeconds;
    const kept = {
      token: answer.token,
      expiresAt: Math.floor(sentAtMs / 1000 + lifeSeconds),
      madeMs,
      endsMs: madeMs + lifeSeconds * 1000,
    };
    await this.config.tokenStore?.save(JSON.stringify(kept), lifeSeconds * 1000);
    return kept;
  }

  #isYoung({ madeMs, endsMs }: Kept): boolean {
    return this.#now() < (madeMs + endsMs) / 2;
  }
}

function readKept(text: string | null | undefined): Kept | null {
  if (!text) return null;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
