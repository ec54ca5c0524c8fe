/**
 * Writes a whisper.cpp model of a few megabytes that every runtime of it loads, and that hears these words, in English,
 * from the start of each sound to `endSeconds`, a multiple of 0.02.
 */
export function makeWhisperModel(recipe: { path: string; words: string[]; endSeconds: number }): Promise<void>;
