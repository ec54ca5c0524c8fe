/**
 * Characters that change the direction or the order of the text around them. Left in a file name, `gpj.exe` can be
 * made to read as `exe.jpg`. The letters of right-to-left languages are not among them: those order themselves.
 */
const directionControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Control characters, line breaks and tabs among them: a name is one line. */
const controls = /\p{Cc}+/gu;

/**
 * A name as it may be shown: one line, without characters that reorder their surroundings, `untitled` when nothing is
 * left. Show it in `<bdi>`.
 */
export function shownName(displayName: string, untitled: string): string {
  const name = displayName.toWellFormed().replace(directionControls, "").replace(controls, " ").trim();
  return name === "" ? untitled : name;
}
