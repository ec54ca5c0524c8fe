"use client";

import type { ReactNode } from "react";
import { useText } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import { browseTexts } from "@/lib/messages/en/browse";
import { firstTileAttributes } from "./first-tiles";
import { cellAttributes } from "./grid-attributes";
import type { TileLayout } from "./grid-measure";
import { useIsSelected } from "./use-selected";

/** Where a tile stands, in pixels: from the beginning of the line, and from the top of the rows. */
type Spot = { column: number; width: number; start: number; top: number };

/** The id by which a row of the grid owns the cell: cells stand beside the rows, so that none is drawn anew in another. */
export function cellId(position: number): string {
  return `cell-${position}`;
}

/** One place of the grid; `spot` is null until the grid is measured. */
export function GridCell({
  file,
  position,
  layout,
  spot,
  children,
}: {
  file: ShownFile | undefined;
  position: number;
  layout: TileLayout;
  spot: Spot | null;
  children: ReactNode;
}) {
  const isSelected = useIsSelected(file?.fileId ?? "");
  const attributes = spot
    ? { ...cellAttributes(spot.column, isSelected), className: "absolute" }
    : firstTileAttributes(layout);
  return (
    <div
      id={cellId(position)}
      {...attributes}
      // Not moved there by `transform`: browsers count that as a shift of the server's tile, and one without a GPU needs
      // longer for every frame.
      style={spot ? { width: spot.width, insetInlineStart: spot.start, top: spot.top } : undefined}
    >
      {children}
    </div>
  );
}

/** Stands in for a tile whose row is on its way, and keeps the focus for it. While it only passes by it is still. */
export function TileOnItsWay({
  position,
  isTabStop,
  isPassing,
}: {
  position: number;
  isTabStop: boolean;
  isPassing: boolean;
}) {
  const { notLoadedYet } = useText(browseTexts);
  return (
    <div
      role="img"
      aria-label={notLoadedYet}
      data-position={position}
      tabIndex={isTabStop ? 0 : -1}
      className="rounded-tile"
    >
      {isPassing ? (
        <div className="aspect-[16/10] rounded-tile bg-sunken" />
      ) : (
        <Skeleton className="aspect-[16/10] rounded-tile" />
      )}
    </div>
  );
}
