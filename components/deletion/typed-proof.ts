import { shownName } from "@/lib/domain/display-name";

/** What must be typed before files are deleted for good: the name of the one file, or how many there are. */
export type Wanted = { kind: "name"; name: string } | { kind: "count"; count: number };

/** True when it was typed as it is read on the page; spaces at the ends do not count, capitals do. */
export function isProof(typed: string, wanted: Wanted): boolean {
  const said = plain(typed);
  if (wanted.kind === "count") return said === String(wanted.count);
  return said !== "" && [wanted.name, shownName(wanted.name, "")].some((name) => plain(name) === said);
}

/** Keyboards and files differ in how they write the same letter, and a line of input holds no line breaks. */
function plain(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
