import { setTimeout as sleep } from "node:timers/promises";
import { behindTheAnswer } from "../shared/behind-the-answer";
import type { SharedState } from "../shared/shared-state";
import type { Governor } from "./governor";
import { agreed, type GovernorState, governorStateSchema } from "./governor-state";

/** Longer than a window. */
const lifeMs = 2 * 3_600_000;
/** Somebody's change goes through in every round, so this many are enough for dozens of instances. */
const mostRounds = 60;
const politeAfterRounds = 3;

/** One group's governor over what all instances have counted together. */
export class SharedGovernor {
  /** As it stood in the shared state when last seen. */
  #text: string | null = null;
  #agreed: GovernorState;
  /** Changes of one instance go one after the other: they need not get in each other's way. */
  #last: Promise<unknown> = Promise.resolve();
  #underWay = 0;
  #isTelling = false;

  constructor(
    readonly governor: Governor,
    private readonly key: string,
    private readonly shared: SharedState,
    private readonly now: () => number,
  ) {
    this.#agreed = governor.state;
    shared.subscribe(key, (text) => this.#hear(text));
  }

  /**
   * Does `work`, which may run several times, until what it makes of the governor is what all instances see. Never
   * rejects but by an error of `work`.
   */
  change<T>(work: (governor: Governor) => T): Promise<T> {
    this.#underWay += 1;
    const done = this.#last.then(() => this.#changeNow(work));
    const ended = () => {
      this.#underWay -= 1;
    };
    this.#last = done.then(ended, ended);
    return done;
  }

  async #changeNow<T>(work: (governor: Governor) => T): Promise<T> {
    // The first round trusts what was seen last: a change that goes through proves it right.
    for (let round = 1; ; round += 1) {
      this.governor.adopt(this.#agreed);
      const result = work(this.governor);
      const next = JSON.stringify(this.governor.state);
      if (next === this.#text) {
        // Nothing is to be changed, so nothing has proved it.
        if (round > 1) return result;
        this.#see(await this.shared.get(this.key));
        continue;
      }
      const replaced = await this.shared.replaceOrRead(this.key, this.#text, next, lifeMs);
      if (!replaced.isDone && round < mostRounds) {
        const isCrowded = round > politeAfterRounds;
        if (isCrowded) await sleep(Math.random() * round);
        this.#see(isCrowded ? await this.shared.get(this.key) : replaced.present);
        continue;
      }
      this.#text = next;
      this.#agreed = this.governor.state;
      this.#tell();
      return result;
    }
  }

  /** Who has heard how it stands need not read it before the next change. */
  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    void behindTheAnswer(async () => {
      this.#isTelling = false;
      if (this.#text !== null) await this.shared.publish(this.key, this.#text);
    });
  }

  /** A change under way has read something newer, or will. */
  #hear(text: string): void {
    if (this.#underWay > 0 || text === this.#text) return;
    this.#see(text);
    this.governor.adopt(this.#agreed);
  }

  #see(text: string | null): void {
    this.#text = text;
    const state = parse(this.#text);
    // Nothing there: the shared state lost it, or another takes its place for a while.
    if (state) this.#agreed = agreed(state, this.#agreed, this.now());
  }
}

function parse(text: string | null): GovernorState | null {
  if (text === null) return null;
  try {
    return governorStateSchema.parse(JSON.parse(text));
  } catch {
    // Of another version of Vitrine.
    return null;
  }
}
