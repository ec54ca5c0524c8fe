import { randomUUID } from "node:crypto";
import type { SharedState } from "../shared/shared-state";

/** One instance of many at a time reads the list; when it is gone another follows it within this time. */
const lifeMs = 30_000;

/** Held by the instance that keeps the index up to date for all. */
export class Lease {
  readonly #mine = randomUUID();
  constructor(
    private readonly shared: SharedState,
    private readonly name: string,
  ) {}

  /** Takes the lease or holds on to it. False while another has it. */
  async hold(): Promise<boolean> {
    const renewed = await this.shared.replace(this.name, this.#mine, this.#mine, lifeMs);
    return renewed || this.shared.replace(this.name, null, this.#mine, lifeMs);
  }

  async release(): Promise<void> {
    await this.shared.replace(this.name, this.#mine, null, lifeMs);
  }
}
