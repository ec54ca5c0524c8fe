import { fold } from "@/lib/client/library-index/fold";
import { isWithoutSpaces, typedTerms } from "@/lib/client/library-index/words";
import type { TextRange } from "@/lib/domain/library-query";
import type { Transcript, TranscriptWord } from "@/lib/domain/media-file";

/** A place in a file where something is said. `match` are the places of the words in the snippet. */
export type Moment = { seconds: number; snippet: string; match: readonly TextRange[] };

/** `somewhere`: it is said, but nobody knows when. */
export type Said = { kind: "at"; moments: readonly Moment[] } | { kind: "somewhere"; snippet: Omit<Moment, "seconds"> };

const mostMoments = 3;
/** Words before and after the first one that matched. */
const before = 4;
const after = 8;
/** A moment must say about as much of the query as the one that says most of it. */
const worthOfBest = 0.6;

/** Where the words of a query are said, the earliest first; null when they are not. */
export function findSaid(transcript: Transcript | null, query: string): Said | null {
  const terms = typedTerms(query);
  if (!transcript || terms.length === 0) return null;
  if (transcript.kind === "timed") {
    const moments = momentsIn(transcript.words, terms);
    return moments.length > 0 ? { kind: "at", moments } : null;
  }
  const spoken = transcript.text.split(/\s+/).filter(Boolean);
  const [best] = windows(spoken, terms).toSorted((one, other) => other.worth - one.worth);
  return best ? { kind: "somewhere", snippet: snippetAt(spoken, best.at, terms) } : null;
}

function momentsIn(words: readonly TranscriptWord[], terms: readonly string[]): Moment[] {
  const spoken = words.map(({ word }) => word.trim());
  const found = windows(spoken, terms);
  const best = Math.max(0, ...found.map(({ worth }) => worth));
  return found
    .filter(({ worth }) => worth >= best * worthOfBest)
    .toSorted((one, other) => other.worth - one.worth || one.at - other.at)
    .slice(0, mostMoments)
    .toSorted((one, other) => one.at - other.at)
    .map(({ at }) => ({ seconds: words[at]?.startSeconds ?? 0, ...snippetAt(spoken, at, terms) }));
}

/** Stretches that begin with a match. Their worth is the letters of the different terms that are said in them. */
function windows(spoken: readonly string[], terms: readonly string[]): { at: number; worth: number }[] {
  const found: { at: number; worth: number; terms: Set<string> }[] = [];
  for (const [at, word] of spoken.entries()) {
    const matched = matchedTerms(word, terms);
    if (matched.length === 0) continue;
    const last = found.at(-1);
    const stretch = last && at - last.at <= after ? last : { at, worth: 0, terms: new Set<string>() };
    if (stretch !== last) found.push(stretch);
    for (const term of matched) stretch.terms.add(term);
    stretch.worth = [...stretch.terms].reduce((sum, { length }) => sum + length, 0);
  }
  return found;
}

function matchedTerms(word: string, terms: readonly string[]): string[] {
  const spoken = typedTerms(fold(word));
  return terms.filter((term) => spoken.some((part) => matches(part, term)));
}

/** Short words are said everywhere within longer ones, so they must be said whole. */
function matches(spoken: string, term: string): boolean {
  if (isWithoutSpaces(term)) return spoken.includes(term);
  return term.length < 3 ? spoken === term : spoken.startsWith(term);
}

function snippetAt(spoken: readonly string[], at: number, terms: readonly string[]): Omit<Moment, "seconds"> {
  const from = Math.max(0, at - before);
  const to = Math.min(spoken.length, at + after + 1);
  const match: TextRange[] = [];
  let snippet = from > 0 ? "… " : "";
  for (let index = from; index < to; index += 1) {
    const word = spoken[index] ?? "";
    if (index > from) snippet += " ";
    if (matchedTerms(word, terms).length > 0) match.push([snippet.length, snippet.length + word.length]);
    snippet += word;
  }
  return { snippet: to < spoken.length ? `${snippet} …` : snippet, match };
}
