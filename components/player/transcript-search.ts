import type { TranscriptLine } from "./transcript-lines";

/** Where a searched text was said: words `from` to `to` of a line. One that runs over lines has a part in each. */
export type SpokenMatch = { parts: { line: number; from: number; to: number }[] };

type Folded = { text: string; starts: number[]; words: { line: number; word: number }[] };

/** Finds a text in what was said, whatever its case, accents and spaces, also across lines. In order, without overlap. */
export function findInTranscript(lines: readonly TranscriptLine[], query: string): SpokenMatch[] {
  const wanted = fold(query).trim();
  if (wanted === "") return [];
  const { text, starts, words } = foldedText(lines);
  const matches: SpokenMatch[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const match: SpokenMatch = { parts: [] };
    const last = wordAt(starts, at + wanted.length - 1);
    for (let index = wordAt(starts, at); index <= last; index++) {
      const place = words[index];
      if (!place) continue;
      const part = match.parts.at(-1);
      if (part?.line === place.line) part.to = place.word;
      else match.parts.push({ line: place.line, from: place.word, to: place.word });
    }
    matches.push(match);
  }
  return matches;
}

function foldedText(lines: readonly TranscriptLine[]): Folded {
  const folded: Folded = { text: "", starts: [], words: [] };
  const pieces: string[] = [];
  let length = 0;
  for (const line of lines) {
    for (const { word, gap, position } of line.words) {
      const before = gap || (position === 0 && line.position > 0) ? " " : "";
      const piece = before + fold(word);
      folded.starts.push(length + before.length);
      folded.words.push({ line: line.position, word: position });
      pieces.push(piece);
      length += piece.length;
    }
  }
  folded.text = pieces.join("");
  return folded;
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ");
}

/** The last word that begins at or before the place. */
function wordAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= place) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
