import { fold } from "./fold";

/** A run of letters and digits with its place in the text, and the parts that case and digits divide it into. */
export type Word = { start: number; end: number; folded: string; parts: readonly WordPart[] };
export type WordPart = { start: number; end: number; folded: string };

const runs = /[\p{L}\p{N}\p{M}]+/gu;
/** "CoffeeShop12" is coffee, shop and 12; "HTMLPage" html and page. */
const divided = /\p{Lu}+(?!\p{Ll})\p{M}*|\p{Lu}?[\p{Ll}\p{M}]+|\p{N}+|[\p{Lo}\p{Lm}\p{Lt}\p{M}]+/gu;
const isDivided = /[\p{Ll}\p{Lo}]\p{M}*[\p{Lu}\p{N}]|\p{N}\p{L}|\p{Lu}[\p{Lu}\p{N}]/u;
const writtenWithoutSpaces =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The runs of a text as they stand there, for those who fold each distinct one once. */
export function rawWords(text: string): readonly string[] {
  return text.match(runs) ?? [];
}

/** The folded parts of one run; none when it is not divided. */
export function foldedParts(raw: string): string[] {
  return isDivided.test(raw) ? partsOf(raw, 0).map(({ folded }) => folded) : [];
}

/** The words of a text with their places. */
export function words(text: string): Word[] {
  return Array.from(text.matchAll(runs), ({ 0: raw, index }) => ({
    start: index,
    end: index + raw.length,
    folded: fold(raw),
    parts: isDivided.test(raw) ? partsOf(raw, index) : [],
  }));
}

/** The words of what a person typed; each once. */
export function typedTerms(text: string): string[] {
  return [...new Set(rawWords(text).map(fold))].filter((term) => term !== "");
}

/** In these scripts a single sign within a run says much. */
export function isWithoutSpaces(term: string): boolean {
  return writtenWithoutSpaces.test(term);
}

function partsOf(raw: string, offset: number): WordPart[] {
  const parts = Array.from(raw.matchAll(divided), ({ 0: part, index }) => ({
    start: offset + index,
    end: offset + index + part.length,
    folded: fold(part),
  }));
  return parts.length > 1 ? parts : [];
}
