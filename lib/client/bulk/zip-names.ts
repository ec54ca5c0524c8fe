import { shownName } from "@/lib/domain/display-name";

const longest = 180;
/** What some system refuses in a name, and what would make folders of it. */
const refused = /[<>:"/\\|?*]/g;
/** Names that Windows keeps for devices, with any extension. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * Names under which these files can lie in one folder on any system: without folders in them, and no two the same
 * whatever the case of their letters. `clip.mp4` for the second time becomes `clip (2).mp4`.
 */
export function zipNames(displayNames: readonly string[], untitled: string): string[] {
  const taken = new Set<string>();
  // Where the next number of a name is, so that ten thousand of the same name are not counted again and again.
  const counts = new Map<string, number>();
  return displayNames.map((displayName) => {
    const [stem, extension] = parts(safeName(displayName, untitled));
    const key = keyOf(stem + extension);
    let number = counts.get(key) ?? 1;
    let name = stem + extension;
    while (taken.has(keyOf(name))) {
      number += 1;
      name = `${stem} (${number})${extension}`;
    }
    counts.set(key, number);
    taken.add(keyOf(name));
    return name;
  });
}

const keyOf = (name: string) => name.normalize("NFC").toLowerCase();

function safeName(displayName: string, untitled: string): string {
  const name = shownName(displayName, untitled)
    .replace(refused, "_")
    .replace(/^\.+/, "_")
    .replace(devices, "_$1")
    .replace(/[. ]+$/, "");
  return name === "" ? untitled : name;
}

function parts(name: string): [stem: string, extension: string] {
  const extension = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? "";
  const stem = name.slice(0, name.length - extension.length);
  // Cut at a whole character.
  return [[...stem].slice(0, longest).join(""), extension];
}
