/** The forms of a name that count as the same name when someone types it: whole, and without its extension. */
export function exactNameKeys(displayName: string): { name: string; stem: string } {
  const name = nameKey(displayName);
  const stem = name.replace(/\.[\p{L}\p{N}]{1,8}$/u, "");
  return { name, stem: stem === "" ? name : stem };
}

/** Case, accents' composition and spaces at the ends do not count. */
export function nameKey(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
