import type { Shape } from "./record";

/** Says once for each call in which form its answers come, since their description says nothing of it. Never values. */
export class ShapeLog {
  readonly #told = new Set<string>();
  constructor(private readonly log: (line: string) => void) {}

  note(call: string, shape: Shape): void {
    const line = `${call} answers: ${shape}`;
    if (this.#told.has(line) || this.#told.size >= 100) return;
    this.#told.add(line);
    this.log(`valstorm: ${line}`);
  }
}
