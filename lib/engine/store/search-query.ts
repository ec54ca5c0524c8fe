import { foldedWords, searchableText } from "./searchable-text";

const MAX_LENGTH = 1_000;

/** What is beyond is left out: nobody types so much, and each word costs time. */
const MAX_WORDS = 24;

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
  const typed = query.slice(0, MAX_LENGTH).matchAll(/"([^"]+)"|[^\s"_-]+/gu);
  const terms = new Map<string, Term>();
  let words = 0;
  for (const [whole, inQuotes] of typed) {
    const term = readTerm(inQuotes ?? whole, inQuotes !== undefined, MAX_WORDS - words);
    if (term.words.length === 0) continue;
    words += term.words.length;
    // Said again it goes to the end, where it may be unfinished.
    terms.delete(term.match);
    terms.set(term.match, term);
    if (words >= MAX_WORDS) break;
  }
  return [...terms.values()].map((term, index) =>
    index === terms.size - 1 && !term.isPhrase ? { ...term, match: `${term.match}*` } : term,
  );
}

function readTerm(typed: string, isPhrase: boolean, maxWords: number): Term {
  const text = searchableText(typed).trim().split(/\s+/u).slice(0, maxWords).join(" ").replaceAll('"', " ");
  return { match: `"${text}"`, words: foldedWords(text), isPhrase };
}
