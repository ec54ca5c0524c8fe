import type { IndexRow } from "@/lib/domain/library-index";
import type { MatchReason, TextRange } from "@/lib/domain/library-query";
import { fold } from "./fold";
import { grades, isTag, type Term } from "./text-search";
import { isWithoutSpaces, type Word, type WordPart, words } from "./words";

/** Why a row was found, with the places to highlight. `grade` is its own. */
export function matchReason(row: Omit<IndexRow, "order">, grade: number, terms: readonly Term[]): MatchReason {
  const worst = Math.floor(grade / 10);
  const tagged = [row.type, row.scope, row.tool].filter((value) => value !== null);
  return {
    where: worst >= grades.nameTypo ? "name" : worst === grades.tag ? "tag" : "description",
    isFuzzy: worst === grades.nameTypo || worst === grades.descriptionTypo,
    name: rangesIn(row.name, terms, true),
    description: rangesIn(row.description, terms, false),
    tags: tagged.filter((value) => terms.some(({ text }) => isTag(value, text))),
  };
}

function rangesIn(text: string, terms: readonly Term[], anywhere: boolean): TextRange[] {
  if (text === "") return [];
  const ranges = words(text).flatMap((word) => terms.flatMap((term) => rangeIn(text, word, term, anywhere) ?? []));
  return joined(ranges.sort(([one], [other]) => one - other));
}

/** The best that a term matches in a word: its beginning, one of its parts, its inside, or all of it but for a typo. */
function rangeIn(text: string, word: Word, { text: term, like }: Term, anywhere: boolean): TextRange[] | null {
  for (const part of [word, ...word.parts]) {
    if (part.folded.startsWith(term)) return [within(text, part, 0, term.length)];
  }
  if ((anywhere && term.length > 1) || isWithoutSpaces(term)) {
    const at = word.folded.indexOf(term);
    if (at !== -1) return [within(text, word, at, at + term.length)];
  }
  const typo = [word, ...word.parts].find(({ folded }) => like.has(folded));
  return typo ? [[typo.start, typo.end]] : null;
}

/** From places in the folded word to places in the text; a letter that folds to two is highlighted whole. */
function within(text: string, { start, end, folded }: WordPart, from: number, to: number): TextRange {
  const raw = text.slice(start, end);
  if (folded.length === raw.length) return [start + from, start + to];
  let [first, last, at, foldedAt] = [-1, raw.length, 0, 0];
  for (const letter of raw) {
    const nextFoldedAt = foldedAt + fold(letter).length;
    if (first === -1 && nextFoldedAt > from) first = at;
    if (foldedAt >= to && fold(letter) !== "") {
      last = at;
      break;
    }
    foldedAt = nextFoldedAt;
    at += letter.length;
  }
  return [start + Math.max(0, first), start + last];
}

function joined(ranges: readonly TextRange[]): TextRange[] {
  const all: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = all.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}
