/** The answer to a question that was asked before anyone wants it. */
export class AskedAhead<Answer> {
  #asked: { question: string; answer: Promise<Answer> } | null = null;

  ask(question: string, answer: Promise<Answer>): void {
    // Whoever takes the answer is told of its failure; the answer that nobody takes may fail unnoticed.
    answer.catch(() => {});
    this.#asked = { question, answer };
  }

  /** The answer to this very question, once. Null when another one was asked: its answer is given up. */
  take(question: string): Promise<Answer> | null {
    const asked = this.#asked;
    this.#asked = null;
    return asked?.question === question ? asked.answer : null;
  }

  forget(): void {
    this.#asked = null;
  }
}
