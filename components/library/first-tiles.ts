import type { TileLayout } from "./grid-measure";
import { columnClasses } from "./grid-skeleton";

/** More than a large window shows. */
export const mostFirstTiles = 35;

/**
 * The first tiles stand where they will stand, but laid out by CSS alone: they come with the page from the server, which
 * does not know the width, and are links before the page is alive.
 */
export function firstTilesAttributes(label: string, layout: TileLayout) {
  return { role: "list", "aria-label": label, className: `grid overflow-hidden ${columnClasses[layout]}` } as const;
}

export function firstTileAttributes(layout: TileLayout) {
  return {
    role: "listitem",
    className: layout === "small" ? "min-w-0 pb-2 sm:pb-3.5" : "min-w-0 pb-2 sm:pb-4",
  } as const;
}
