import { foldedWords, searchableText } from "./searchable-text";

const MAX_LENGTH = 1_000;
const MAX_TERMS = 32;

/** A word, or a phrase in quotes. */
export type Term = {
  /** For the index: a quoted string is never an operator, whatever is in it. */
  match: string;
  /** For comparing with words of names. */
  words: string[];
  isPhrase: boolean;
};

/** What someone typed, as terms of the index. People search while they type, so the last word may be unfinished. */
export function readQuery(query: string): Term[] {
  // `beach-sunset` is two words, as in names; what else stands between letters is left to the tokenizer.
  const typed = [...query.slice(0, MAX_LENGTH).matchAll(/"([^"]+)"|[^\s"_-]+/gu)];
  const terms = typed.flatMap(([whole, inQuotes]) => {
    const text = searchableText(inQuotes ?? whole);
    const words = foldedWords(text);
    return words.length === 0
      ? []
      : [{ match: `"${text.replaceAll('"', " ")}"`, words, isPhrase: inQuotes !== undefined }];
  });
  return terms
    .slice(0, MAX_TERMS)
    .map((term, index, kept) =>
      index === kept.length - 1 && !term.isPhrase ? { ...term, match: `${term.match}*` } : term,
    );
}
