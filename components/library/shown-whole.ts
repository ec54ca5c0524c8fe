/** Width by height. */
const [narrowest, widest] = [1.2, 2.1];

/** Pictures from about 5:4 to 2:1 are cut to fill the tile; taller and wider ones are shown whole. */
export function isShownWhole(ratio: number | null): boolean {
  return ratio !== null && (ratio < narrowest || ratio > widest);
}
