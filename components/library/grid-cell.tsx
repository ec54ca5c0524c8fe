"use client";

import type { CSSProperties, ReactNode } from "react";
import { useText } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import { browseTexts } from "@/lib/messages/en/browse";
import { firstTileAttributes } from "./first-tiles";
import { cellAttributes } from "./grid-attributes";
import type { TileLayout } from "./grid-measure";
import { useIsSelected } from "./use-selected";

/** Where a tile stands, in pixels: `along` the line, `down` from the top of the rows, and drawn so much further down. */
type Spot = { column: number; width: number; along: number; down: number; drawnAt: number };

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
    <div id={cellId(position)} {...attributes} style={spot ? styleAt(spot) : undefined}>
      {children}
    </div>
  );
}

/** By its place in the layout, where the server's tile stood: moved there by a transform, browsers count it as shifted. */
function styleAt({ width, along, down, drawnAt }: Spot): CSSProperties {
  const transform = drawnAt === 0 ? undefined : `translateY(${drawnAt}px)`;
  return { width, top: down, insetInlineStart: along, transform };
}

/** Stands in for a tile whose row is on its way, and keeps the focus for it. */
export function TileOnItsWay({ position, isTabStop }: { position: number; isTabStop: boolean }) {
  const { notLoadedYet } = useText(browseTexts);
  return (
    <div
      role="img"
      aria-label={notLoadedYet}
      data-position={position}
      tabIndex={isTabStop ? 0 : -1}
      className="rounded-tile"
    >
      <Skeleton className="aspect-[16/10] rounded-tile" />
    </div>
  );
}
