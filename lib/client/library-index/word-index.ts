import { fold } from "./fold";
import { takeTurns } from "./take-turns";
import { foldedParts, rawWords } from "./words";

/** For each word the rows in which it stands, one after the other; those of word `n` from `starts[n]` to `starts[n + 1]`. */
export type Postings = { starts: Int32Array; rows: Int32Array };

type Texts = { name(row: number): string; description(row: number): string };

/** The words of many rows, sorted, and where each stands. It is not changed once built. */
export class WordIndex {
  /** For each word of `words`, the names it stands in. */
  readonly names: Postings;
  readonly descriptions: Postings;
  /** The runs of each name in their order: those of a row from `starts[row]` on. */
  readonly sequences: Postings;
  readonly #joined: string;
  readonly #starts: Int32Array;

  private constructor(
    /** In the order of their UTF-16 units. */
    readonly words: readonly string[],
    parts: { names: Postings; descriptions: Postings; sequences: Postings },
  ) {
    this.names = parts.names;
    this.descriptions = parts.descriptions;
    this.sequences = parts.sequences;
    this.#joined = `\n${words.join("\n")}\n`;
    this.#starts = new Int32Array(words.length + 1);
    let at = 1;
    for (let word = 0; word < words.length; word += 1) {
      this.#starts[word] = at;
      at += (words[word]?.length ?? 0) + 1;
    }
    this.#starts[words.length] = at;
  }

  /** `rows` from the lowest number to the highest. Gives way to other work while it builds. */
  static async build(rows: Int32Array, texts: Texts): Promise<WordIndex> {
    const turn = takeTurns();
    const vocabulary = new Vocabulary();
    const [names, descriptions] = [new Pairs(), new Pairs()];
    const sequences = new Pairs();
    for (const row of rows) {
      for (const raw of rawWords(texts.name(row))) {
        const ids = vocabulary.idsOf(raw);
        sequences.add(row, ids[0] ?? 0);
        for (const id of ids) names.add(id, row);
      }
      for (const raw of rawWords(texts.description(row)))
        for (const id of vocabulary.idsOf(raw)) descriptions.add(id, row);
      await turn();
    }
    const { sorted, places } = vocabulary.sort();
    await turn();
    return new WordIndex(sorted, {
      names: names.byFirst(sorted.length, places),
      descriptions: descriptions.byFirst(sorted.length, places),
      sequences: sequences.inOrder((rows.at(-1) ?? -1) + 1, places),
    });
  }

  /** The words that begin so: from the first up to, without, the second. */
  prefixRange(term: string): readonly [number, number] {
    return [this.#lowerBound(term), this.#lowerBound(`${term}\uffff`)];
  }

  /** The place of this very word, -1 when no row has it. */
  find(word: string): number {
    const at = this.#lowerBound(word);
    return this.words[at] === word ? at : -1;
  }

  /** The words in which it stands anywhere. */
  *containing(part: string): Generator<number> {
    let word = 0;
    for (let at = this.#joined.indexOf(part); at !== -1; ) {
      while ((this.#starts[word + 1] ?? Number.POSITIVE_INFINITY) <= at) word += 1;
      yield word;
      at = this.#joined.indexOf(part, this.#starts[word + 1] ?? this.#joined.length);
    }
  }

  #lowerBound(text: string): number {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[middle] ?? "") < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Numbers for words, each distinct run of a text folded once. */
class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #known = new Map<string, readonly number[]>();

  /** The run first, then what it is divided into. */
  idsOf(raw: string): readonly number[] {
    const known = this.#known.get(raw);
    if (known) return known;
    const ids = [...new Set([fold(raw), ...foldedParts(raw)])].map((word) => this.#number(word));
    this.#known.set(raw, ids);
    return ids;
  }

  /** The words in order, and for each number its place in it. */
  sort(): { sorted: string[]; places: Int32Array } {
    this.#known.clear();
    const sorted = [...this.#numbers.keys()].sort();
    const places = new Int32Array(sorted.length);
    for (let place = 0; place < sorted.length; place += 1) places[this.#numbers.get(sorted[place] ?? "") ?? 0] = place;
    return { sorted, places };
  }

  #number(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/** Pairs of numbers, as many as come. */
class Pairs {
  #firsts = new Int32Array(4_096);
  #seconds = new Int32Array(4_096);
  #count = 0;

  add(first: number, second: number): void {
    if (this.#count === this.#firsts.length) {
      this.#firsts = grown(this.#firsts);
      this.#seconds = grown(this.#seconds);
    }
    this.#firsts[this.#count] = first;
    this.#seconds[this.#count] = second;
    this.#count += 1;
  }

  /** The seconds of each first, which is known by its place; one that comes twice in a row is kept once. */
  byFirst(size: number, places: Int32Array): Postings {
    const last = new Int32Array(size).fill(-1);
    const starts = new Int32Array(size + 1);
    const isKept = new Uint8Array(this.#count);
    for (let at = 0; at < this.#count; at += 1) {
      const place = places[this.#firsts[at] ?? 0] ?? 0;
      const second = this.#seconds[at] ?? 0;
      if (last[place] === second) continue;
      last[place] = second;
      isKept[at] = 1;
      starts[place + 1] = (starts[place + 1] ?? 0) + 1;
    }
    for (let place = 0; place < size; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
    const rows = new Int32Array(starts[size] ?? 0);
    const next = starts.slice();
    for (let at = 0; at < this.#count; at += 1) {
      if (!isKept[at]) continue;
      const place = places[this.#firsts[at] ?? 0] ?? 0;
      const to = next[place] ?? 0;
      rows[to] = this.#seconds[at] ?? 0;
      next[place] = to + 1;
    }
    return { starts, rows };
  }

  /** Firsts came in order; the seconds by their places. */
  inOrder(size: number, places: Int32Array): Postings {
    const starts = new Int32Array(size + 1);
    const rows = new Int32Array(this.#count);
    for (let at = 0; at < this.#count; at += 1) {
      const first = this.#firsts[at] ?? 0;
      starts[first + 1] = (starts[first + 1] ?? 0) + 1;
      rows[at] = places[this.#seconds[at] ?? 0] ?? 0;
    }
    for (let first = 0; first < size; first += 1) starts[first + 1] = (starts[first + 1] ?? 0) + (starts[first] ?? 0);
    return { starts, rows };
  }
}

function grown(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
