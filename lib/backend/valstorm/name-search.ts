import { both, everything, type Where } from "./query";
import { holds } from "./query-text";

/** A query of more words is asked for by its first ones and compared here by all. */
const mostWords = 3;

/**
 * That the name holds the words. Whether LIKE minds the case nobody says, so each word is asked for as written, in
 * capitals, and in small letters with any first one.
 */
export function nameHolds(query: string): Where {
  const words = wordsOf(query).slice(0, mostWords);
  return words.reduce<Where>(
    (where, word) =>
      both(
        where,
        [...spellings(word)].map((spelling) => [holds("name", spelling)]),
      ),
    everything,
  );
}

function spellings(word: string): Set<string> {
  const [first = "", ...rest] = word.toLowerCase();
  // Of a short word the wildcard would leave too little.
  const small = rest.length >= 2 ? `_${rest.join("")}` : `${first}${rest.join("")}`;
  return new Set([word, word.normalize("NFC"), word.normalize("NFD"), small, word.toUpperCase()]);
}

/** True when the name really holds every word, in any case. */
export function matchesName(name: string | null | undefined, query: string): boolean {
  return nameSimilarity(name, query) > 0;
}

/** How well a name answers a query, 0 (not at all) to 1 (the very name). */
export function nameSimilarity(name: string | null | undefined, query: string): number {
  const own = folded(name ?? "");
  const wanted = folded(query).trim();
  const words = wordsOf(wanted);
  if (words.length === 0 || !words.every((word) => own.includes(word))) return 0;
  if (own === wanted) return 1;
  if (own.startsWith(wanted)) return 0.9;
  return own.includes(wanted) ? 0.8 : 0.6;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
