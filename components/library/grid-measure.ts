import type { LibraryLayout } from "@/lib/url/library-url";

export type TileLayout = Exclude<LibraryLayout, "table">;
export type GridMeasure = { columns: number; gap: number; rowHeight: number; tileWidth: number; tileHeight: number };

/** Heights of the words under a tile's picture; `h-14` and `h-8` in file-tile. */
const captionHeights: Record<TileLayout, number> = { large: 56, medium: 56, small: 32 };
/** How narrow a tile may become, on a wide page and on a telephone. */
const narrowestTiles: Record<TileLayout, { wide: number; narrow: number }> = {
  large: { wide: 380, narrow: 300 },
  medium: { wide: 248, narrow: 152 },
  small: { wide: 152, narrow: 104 },
};
const gaps: Record<TileLayout, { wide: number; narrow: number }> = {
  large: { wide: 28, narrow: 12 },
  medium: { wide: 24, narrow: 12 },
  small: { wide: 14, narrow: 8 },
};

/** How many tiles stand beside each other, and how high a row of them is. The skeleton uses the same numbers. */
export function gridMeasure(width: number, layout: TileLayout = "medium"): GridMeasure {
  const isNarrow = width < 600;
  const size = isNarrow ? "narrow" : "wide";
  const gap = gaps[layout][size];
  const columns = Math.max(1, Math.floor((width + gap) / (narrowestTiles[layout][size] + gap)));
  const tileWidth = (width - gap * (columns - 1)) / columns;
  const rowGap = layout === "small" ? gap : isNarrow ? 8 : 16;
  const tileHeight = (tileWidth * 10) / 16 + captionHeights[layout];
  return { columns, gap, tileWidth, tileHeight, rowHeight: Math.ceil(tileHeight + rowGap) };
}
