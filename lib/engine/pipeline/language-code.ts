const letters = [..."abcdefghijklmnopqrstuvwxyz"];

/** English names of languages, as whisper answers them, to their codes. */
function codesByName(): Map<string, string> {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  const codes = new Map<string, string>();
  for (const first of letters) {
    for (const second of letters) {
      const name = names.of(first + second);
      if (name !== undefined) codes.set(name.toLowerCase(), first + second);
    }
  }
  return codes;
}

let known: Map<string, string> | undefined;

/** A language code of what a speech-to-text program calls a language: `en`, `en-US` or `english`. */
export function languageCodeOf(language: string | null | undefined): string | undefined {
  const plain = language?.trim().toLowerCase().replace(/_/g, "-");
  if (!plain) return undefined;
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(plain)) return plain;
  known ??= codesByName();
  return known.get(plain);
}
