import { distance } from "fastest-levenshtein";
import { z } from "zod";
import type { Database } from "./database";

/** Words that are worth to be guessed: letters alone, not too few for a guess to mean anything. */
const GUESSABLE = /^\p{L}{4,24}$/u;

/** From this length on two mistakes are forgiven, before that one. */
const LONG = 8;

/** Letters are left out only at the start of a word, or long words would have hundreds of forms. */
const START = 8;

const MOST_WORDS_OF_A_FILE = 5_000;
const MOST_CANDIDATES = 500;
const MOST_GUESSES = 8;

const wordRow = z.object({ word: z.string() });

/** Makes words of the library known, so that misspelt ones lead to them. */
export function learnSpellings(database: Database, words: Iterable<string>): void {
  const guessable = [...new Set(words)].filter((word) => GUESSABLE.test(word)).slice(0, MOST_WORDS_OF_A_FILE);
  for (const word of guessable) {
    const isNew = database.run("INSERT OR IGNORE INTO spellings (left_over, word) VALUES (?, ?)", [word, word]) > 0;
    if (!isNew) continue;
    for (const leftOver of leftOvers(word)) {
      database.run("INSERT OR IGNORE INTO spellings (left_over, word) VALUES (?, ?)", [leftOver, word]);
    }
  }
}

/** The words of the library that this one may be a misspelling of, nearest first; itself alone when it is one of them. */
export function guesses(database: Database, word: string): string[] {
  if (!GUESSABLE.test(word)) return [];
  const known = database.one(wordRow, "SELECT word FROM spellings WHERE left_over = ? AND word = ?", [word, word]);
  if (known) return [word];
  const forms = JSON.stringify([word, ...leftOvers(word)]);
  const allowed = word.length >= LONG ? 2 : 1;
  return database
    .all(wordRow, "SELECT DISTINCT word FROM spellings WHERE left_over IN (SELECT value FROM json_each(?)) LIMIT ?", [
      forms,
      MOST_CANDIDATES,
    ])
    .map((found) => ({ word: found.word, mistakes: mistakesBetween(word, found.word) }))
    .filter(({ mistakes }) => mistakes <= allowed)
    .sort((a, b) => a.mistakes - b.mistakes)
    .slice(0, MOST_GUESSES)
    .map((guess) => guess.word);
}

/** Two words that differ by few letters share a form with some letters left out of each. */
function leftOvers(word: string): Set<string> {
  const start = [...word].slice(0, START).join("");
  const once = oneLess(start);
  const forms = new Set([start, ...once]);
  if (word.length >= LONG) for (const form of once) for (const shorter of oneLess(form)) forms.add(shorter);
  return forms;
}

function oneLess(word: string): string[] {
  const letters = [...word];
  return letters.map((_, index) => letters.toSpliced(index, 1).join(""));
}

/** Two neighbours that changed places are one mistake. */
function mistakesBetween(typed: string, word: string): number {
  const letters = [...typed];
  const asIs = distance(typed, word);
  const swapped = letters.slice(1).map((letter, index) => {
    const other = letters.toSpliced(index, 2, letter, letters[index] ?? "");
    return 1 + distance(other.join(""), word);
  });
  return Math.min(asIs, ...swapped);
}
