export type GridMeasure = { columns: number; gap: number; rowHeight: number };

/** Height of the words under a tile's picture; `h-14` in file-tile. */
const captionHeight = 56;

/** How many tiles stand beside each other, and how high a row of them is. The skeleton uses the same numbers. */
export function gridMeasure(width: number): GridMeasure {
  const isNarrow = width < 600;
  const gap = isNarrow ? 12 : 24;
  const narrowestTile = isNarrow ? 152 : 248;
  const columns = Math.max(1, Math.floor((width + gap) / (narrowestTile + gap)));
  const tileWidth = (width - gap * (columns - 1)) / columns;
  return { columns, gap, rowHeight: Math.ceil((tileWidth * 10) / 16 + captionHeight + (isNarrow ? 8 : 16)) };
}
