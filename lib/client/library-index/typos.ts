import uFuzzy from "@leeoniya/ufuzzy";

/** Shorter words are too like too many others. */
const shortest = 4;

const oneError: uFuzzy.Options = {
  intraMode: 1,
  intraRules: () => ({ intraSlice: [0, Number.POSITIVE_INFINITY], intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 }),
};
const latin = new uFuzzy(oneError);
const anyScript = new uFuzzy({
  ...oneError,
  unicode: true,
  interSplit: "[^\\p{L}\\p{M}\\d']+",
  intraSplit: "\\p{Ll}\\p{Lu}",
  intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
  intraChars: "[\\p{L}\\p{M}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
});

/** Words of letters, in which people make typos, and their places among all words. */
export type Letters = { words: string[]; places: Int32Array };

export function lettersOf(words: readonly string[]): Letters {
  const places = new Int32Array(words.length);
  let count = 0;
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] ?? "";
    if (word.length < shortest - 1 || word.length > 40 || /\p{N}/u.test(word)) continue;
    places[count] = place;
    count += 1;
  }
  const kept = places.slice(0, count);
  return { words: Array.from(kept, (place) => words[place] ?? ""), places: kept };
}

/** The places of the words that begin like the term but for one letter left out, added, wrong or exchanged with the next. */
export function wordsLike(term: string, { words, places }: Letters): number[] {
  if (term.length < shortest || term.length > 40 || /\p{N}/u.test(term)) return [];
  const finder = /^[a-z]+$/.test(term) ? latin : anyScript;
  const candidates = finder.filter(words, term);
  if (!candidates || candidates.length === 0) return [];
  // The word begins as was typed, and may go on. (The library's own bounds know the Latin alphabet alone.)
  const { idx, start } = finder.info(candidates, words, term);
  return idx.filter((_, no) => start[no] === 0).map((at) => places[at] ?? 0);
}
