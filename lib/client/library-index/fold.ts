/** Accents and vowel points that people leave out when they type. Marks of scripts that need them, as in India, stay. */
const marks = /\p{sc=Inherited}|[\u0483-\u0487]|[\u0591-\u05c7]/gu;
/** Letters that are written differently without being an accented form of another. */
const spellings: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const spelled = /[ßæœøłđðþı]/g;
const ascii = /^[\u0020-\u007e]*$/;

/** What is compared: without case, accents and forms (full-width, ligatures). */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(marks, "")
    .toLowerCase()
    .replace(marks, "")
    .replace(spelled, (letter) => spellings[letter] ?? letter);
}
