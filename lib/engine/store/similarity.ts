import { wordsOfName } from "./searchable-text";

/** Where a hit's similarity lies, by how it was found. Bands do not overlap. An exact name is 1. */
export const bands = {
  name: { from: 0.8, to: 0.95 },
  nameStems: { from: 0.65, to: 0.75 },
  anywhere: { from: 0.45, to: 0.6 },
  anywhereStems: { from: 0.35, to: 0.44 },
  misspelt: { from: 0.15, to: 0.3 },
  someWords: { from: 0.02, to: 0.12 },
} as const;
export type Band = (typeof bands)[keyof typeof bands];

/** Within its band a hit stands by how much of its name is what was looked for. */
export function similarityOf(band: Band, displayName: string, lookedFor: readonly string[]): number {
  return band.from + (band.to - band.from) * coverage(wordsOfName(displayName), lookedFor);
}

function coverage(words: readonly string[], lookedFor: readonly string[]): number {
  let covered = 0;
  let all = 0;
  for (const word of words) {
    all += word.length;
    covered += Math.max(0, ...lookedFor.map((wanted) => sharedLetters(word, wanted)));
  }
  return all === 0 ? 0 : covered / all;
}

/** The whole word counts in full, its beginning less than by its letters, another form of it by what both begin with. */
function sharedLetters(word: string, wanted: string): number {
  if (word === wanted) return word.length;
  let shared = 0;
  while (shared < word.length && word[shared] === wanted[shared]) shared += 1;
  return shared >= Math.min(3, wanted.length) ? shared / 2 : 0;
}
