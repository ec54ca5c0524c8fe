import { fold } from "./fold";
import type { IndexTable } from "./index-table";
import { type Letters, lettersOf, wordsLike } from "./typos";
import { type Postings, WordIndex } from "./word-index";
import { isWithoutSpaces, typedTerms } from "./words";

/** How well a row matches, the higher the better; 0 is not at all. */
export const grades = {
  descriptionTypo: 1,
  description: 2,
  tag: 3,
  nameTypo: 4,
  namePart: 5,
  nameBeginning: 6,
  nameWord: 7,
  beginsName: 8,
  isName: 9,
} as const;

/** Grades are `worst * 10 + best` over the words typed; below this. */
export const gradeLimit = 100;

/** What a typed word stands for, to say afterwards what of a row matched. */
export type Term = { text: string; like: ReadonlySet<string> };
export type TextMatches = { grades: Uint8Array; terms: readonly Term[] };

/** How well each row matches the word that it matches worst, and best. */
type Graded = { worst: Uint8Array; best: Uint8Array; terms: Term[] };

/** With fewer rows than these for a word as it was typed, typos are allowed for. */
const fewRows = 20;
/** So many changed rows are searched in an index of their own; more of them, and all are indexed anew. */
const mostApart = 3_000;
const tagFacets = ["type", "scope", "tool"] as const;

type Indexed = { index: WordIndex; letters: Letters };

/** Finds rows by what a person types. */
export class TextSearch {
  readonly #table: IndexTable;
  #base: Indexed | null = null;
  /** Rows that have changed since the base was built. */
  #changed: Indexed | null = null;
  #stale = new Set<number>();
  /** What was touched while an index is being built may have been read before or after. */
  #touchedMeanwhile = new Set<number>();
  #building: Promise<void> | null = null;

  constructor(table: IndexTable) {
    this.#table = table;
  }

  /** These rows have other words now, or are new. */
  touch(rows: Iterable<number>): void {
    for (const row of rows) {
      this.#stale.add(row);
      this.#touchedMeanwhile.add(row);
    }
    this.#changed = null;
  }

  /** Settles when every row can be found. */
  async prepare(): Promise<void> {
    while (!this.#base || (this.#stale.size > 0 && !this.#changed)) {
      this.#building ??= this.#build().finally(() => {
        this.#building = null;
      });
      await this.#building;
    }
  }

  /** Null for a text without a word. */
  async search(text: string): Promise<TextMatches | null> {
    const typed = typedTerms(text);
    if (typed.length === 0) return null;
    await this.prepare();
    const { worst, best, terms } = typed.length === 1 ? this.#gradeOne(typed) : this.#gradeEach(typed);
    this.#gradeWholeNames(typed, text, worst, best);
    return { grades: combined(worst, best), terms };
  }

  /** Of one word, the worst grade is the best. */
  #gradeOne([term = ""]: readonly string[]): Graded {
    const grades = new Uint8Array(this.#table.count);
    const like = this.#grade(term, grades);
    return { worst: grades, best: grades, terms: [{ text: term, like }] };
  }

  #gradeEach(typed: readonly string[]): Graded {
    const worst = new Uint8Array(this.#table.count);
    const best = new Uint8Array(worst.length);
    const terms: Term[] = [];
    for (const [no, term] of typed.entries()) {
      const grades = new Uint8Array(worst.length);
      terms.push({ text: term, like: this.#grade(term, grades) });
      for (let row = 0; row < worst.length; row += 1) {
        const grade = grades[row] ?? 0;
        const before = worst[row] ?? 0;
        worst[row] = no === 0 || grade < before ? grade : before;
        if (grade > (best[row] ?? 0)) best[row] = grade;
      }
    }
    return { worst, best, terms };
  }

  /** Words that were found only by allowing for a typo. */
  #grade(term: string, into: Uint8Array): Set<string> {
    const [base, changed] = [this.#base, this.#changed];
    if (base) gradeWords(base.index, term, into);
    for (const row of this.#stale) into[row] = 0;
    if (changed) gradeWords(changed.index, term, into);
    this.#gradeTags(term, into);
    const like = new Set<string>();
    if (!hasFewer(into, this.#table.alive, fewRows)) return like;
    if (base) this.#gradeTypos(base, term, into, like, this.#stale);
    if (changed) this.#gradeTypos(changed, term, into, like, none);
    return like;
  }

  #gradeTypos(
    { index, letters }: Indexed,
    term: string,
    into: Uint8Array,
    like: Set<string>,
    stale: ReadonlySet<number>,
  ): void {
    for (const word of wordsLike(term, letters)) {
      like.add(index.words[word] ?? "");
      raise(index.names, word, grades.nameTypo, into, stale);
      raise(index.descriptions, word, grades.descriptionTypo, into, stale);
    }
  }

  #gradeTags(term: string, into: Uint8Array): void {
    for (const facet of tagFacets) {
      const { values, numbers } = this.#table.facets[facet];
      const matching = values.texts.map((value) => isTag(value, term));
      if (!matching.includes(true)) continue;
      for (let row = 0; row < into.length; row += 1) {
        if ((into[row] ?? 0) < grades.tag && matching[numbers[row] ?? 0]) into[row] = grades.tag;
      }
    }
  }

  /** Names that begin with what was typed, or are it. */
  #gradeWholeNames(typed: readonly string[], text: string, worst: Uint8Array, best: Uint8Array): void {
    const folded = fold(text.trim());
    for (const { index } of [this.#base, this.#changed].filter((indexed) => indexed !== null)) {
      const [low, high] = index.prefixRange(typed.at(-1) ?? "");
      const before = typed.slice(0, -1).map((term) => index.find(term));
      const { starts, rows: words } = index.sequences;
      const first = before[0];
      for (const row of first === undefined ? namesWith(index, low, high) : namesWith(index, first, first + 1)) {
        if ((worst[row] ?? 0) < grades.nameBeginning || (index === this.#base?.index && this.#stale.has(row))) continue;
        const start = starts[row] ?? 0;
        const end = starts[row + 1] ?? 0;
        const last = start + before.length;
        const word = last < end ? (words[last] ?? -1) : -1;
        if (word < low || word >= high) continue;
        if (!before.every((place, no) => words[start + no] === place)) continue;
        const isName = isWhole(this.#table.name[row] ?? "", folded, typed.length, end - start);
        const grade = isName ? grades.isName : grades.beginsName;
        worst[row] = grade;
        best[row] = grade;
      }
    }
  }

  async #build(): Promise<void> {
    const table = this.#table;
    const texts = {
      name: (row: number) => table.name[row] ?? "",
      description: (row: number) => table.description[row] ?? "",
    };
    const isApart = this.#base !== null && this.#stale.size <= mostApart;
    const rows = isApart
      ? Int32Array.from(this.#stale).sort()
      : Int32Array.from({ length: table.count }, (_, row) => row);
    this.#touchedMeanwhile = new Set();
    const index = await WordIndex.build(
      rows.filter((row) => table.alive[row] === 1),
      texts,
    );
    const indexed = { index, letters: lettersOf(index.words) };
    if (isApart) {
      if (this.#touchedMeanwhile.size === 0) this.#changed = indexed;
      return;
    }
    this.#base = indexed;
    this.#stale = this.#touchedMeanwhile;
    this.#changed = null;
  }
}

const none: ReadonlySet<number> = new Set();

function combined(worst: Uint8Array, best: Uint8Array): Uint8Array {
  const grades = new Uint8Array(worst.length);
  for (let row = 0; row < worst.length; row += 1) {
    const grade = worst[row] ?? 0;
    if (grade > 0) grades[row] = grade * 10 + (best[row] ?? 0);
  }
  return grades;
}

function gradeWords(index: WordIndex, term: string, into: Uint8Array): void {
  const [low, high] = index.prefixRange(term);
  const anywhere = isWithoutSpaces(term);
  if (anywhere || term.length > 1) {
    for (const word of index.containing(term)) {
      if (word >= low && word < high) continue;
      raise(index.names, word, grades.namePart, into, none);
      if (anywhere) raise(index.descriptions, word, grades.description, into, none);
    }
  }
  for (let word = low; word < high; word += 1) {
    raise(index.names, word, grades.nameBeginning, into, none);
    raise(index.descriptions, word, grades.description, into, none);
  }
  const exact = index.find(term);
  if (exact !== -1) raise(index.names, exact, grades.nameWord, into, none);
}

function raise(
  { starts, rows }: Postings,
  word: number,
  grade: number,
  into: Uint8Array,
  but: ReadonlySet<number>,
): void {
  const end = starts[word + 1] ?? 0;
  for (let at = starts[word] ?? 0; at < end; at += 1) {
    const row = rows[at] ?? 0;
    if ((into[row] ?? 0) < grade && (but.size === 0 || !but.has(row))) into[row] = grade;
  }
}

/** The rows in whose names one of these words stands: from the first up to, without, the second. */
function namesWith({ names: { starts, rows } }: WordIndex, first: number, end: number): Int32Array {
  return rows.subarray(starts[first] ?? 0, starts[end] ?? 0);
}

function hasFewer(found: Uint8Array, alive: Uint8Array, limit: number): boolean {
  let count = 0;
  for (let row = 0; row < found.length && count < limit; row += 1) if (found[row] && alive[row]) count += 1;
  return count < limit;
}

/** The words of each tag: there are few tags, and each is looked at again and again. */
const tagWords = new Map<string, readonly string[]>();

/** "video" is the tag VIDEO, "speech" and "text to" are of TEXT_TO_SPEECH. */
export function isTag(value: string, term: string): boolean {
  const words = tagWords.get(value) ?? typedTerms(value.replaceAll("_", " "));
  tagWords.set(value, words);
  return term.length > 1 && words.some((word) => word.startsWith(term));
}

/** Typed to its end, or to its last dot. */
function isWhole(name: string, typed: string, typedWords: number, nameWords: number): boolean {
  if (nameWords > typedWords + 1) return false;
  const folded = fold(name.trim());
  return folded === typed || folded.replace(/\.[^.\s]{1,8}$/, "") === typed;
}
