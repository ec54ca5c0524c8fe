import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

const HOUR_MS = 3_600_000;

/** The one time of all programs of a run. It jumps when told, and goes on at the machine's speed between jumps. */
export class Clock {
  /** @type {import("node:child_process").ChildProcess[]} */
  #programs = [];
  /** An hour of upstream's limits has just begun, so that no other is met half-way. */
  aheadMs = HOUR_MS - (Date.now() % HOUR_MS) + 2_000;

  /** @param {import("node:child_process").ChildProcess} program */
  add(program) {
    this.#programs.push(program);
  }

  /** Milliseconds since the epoch. */
  now() {
    return Date.now() + this.aheadMs;
  }

  /** @param {number} ms */
  async advance(ms) {
    this.aheadMs += ms;
    const running = this.#programs.filter((program) => program.connected);
    await Promise.all(
      running.map(async (program) => {
        const heard = Promise.race([once(program, "message"), pause(5_000, "late", { ref: false })]);
        program.send({ aheadMs: this.aheadMs });
        if ((await heard) === "late") throw new Error("A program did not take the time that it was told.");
      }),
    );
  }

  /** @param {number} moment milliseconds since the epoch; nothing happens when it has passed */
  async advanceTo(moment) {
    const ms = moment - this.now();
    if (ms > 0) await this.advance(ms);
  }
}
