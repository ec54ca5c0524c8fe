import { isWithoutSpaces, typedTerms, words } from "@/lib/client/library-index/words";
import type { TextRange } from "@/lib/domain/library-query";

/** Where words of a text begin with what was typed, in order. */
export function rangesOf(text: string, query: string): TextRange[] {
  const terms = typedTerms(query);
  if (terms.length === 0) return [];
  return words(text).flatMap(({ start, end, folded, parts }) => {
    for (const part of [{ start, end, folded }, ...parts]) {
      const term = terms.find((typed) => begins(part.folded, typed));
      if (term === undefined) continue;
      // A letter that folds to two is marked with its whole word.
      const isSameLength = part.folded.length === part.end - part.start;
      const at = isSameLength ? part.folded.indexOf(term) : 0;
      return [isSameLength ? [part.start + at, part.start + at + term.length] : [part.start, part.end]] as const;
    }
    return [];
  });
}

function begins(word: string, term: string): boolean {
  return isWithoutSpaces(term) ? word.includes(term) : word.startsWith(term);
}

const lead = 40;

/** The text from shortly before its first match on, with its matches. */
export function excerptOf(text: string, query: string): { text: string; ranges: readonly TextRange[] } {
  const ranges = rangesOf(text, query);
  const first = ranges[0]?.[0] ?? 0;
  const cut = first > 2 * lead ? text.lastIndexOf(" ", first - lead) + 1 : 0;
  if (cut === 0) return { text, ranges };
  return { text: `… ${text.slice(cut)}`, ranges: ranges.map(([start, end]) => [start - cut + 2, end - cut + 2]) };
}
