/** Written without spaces: each sign, with the marks on it, counts as a word, and what is looked for as a phrase. */
const unspaced =
  /(?=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}])[\p{L}\p{N}]\p{M}*/gu;

/** Most names are, and there is nothing to be done for them. */
const isPlain = (text: string) => /^\p{ASCII}*$/u.test(text) && !text.includes("\0");

/** A text as the index takes it, and a query as well, so that both are cut into the same words. */
export function searchableText(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replace(/\p{Cs}/gu, " ")
    .normalize("NFKC")
    .replaceAll("ß", "ss")
    .replace(/[\uFE0E\uFE0F\0]/g, "")
    .replace(unspaced, " $& ")
    .replace(/\p{So}/gu, (symbol) => ` symbol${symbol.codePointAt(0)?.toString(16)} `);
}

/** `BeachSunset04.mp4` is also found by `sunset`. The tokenizer itself splits at everything but letters and digits. */
export function searchableName(displayName: string): string {
  const whole = searchableText(displayName);
  const split = splitName(whole);
  return split === whole ? whole : `${whole} ${split}`;
}

/** The words of a name as a person sees them, for comparing. */
export function wordsOfName(displayName: string): string[] {
  return foldedWords(splitName(searchableText(displayName.replace(/\.[\p{L}\p{N}]{1,8}$/u, ""))));
}

/** The words of a text that went through `searchableText`, without case and accents. */
export function foldedWords(text: string): string[] {
  if (isPlain(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []
  );
}

function splitName(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{L})(\p{N})/gu, "$1 $2")
    .replace(/(\p{N})(\p{L})/gu, "$1 $2");
}
