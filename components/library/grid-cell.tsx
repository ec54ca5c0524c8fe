"use client";

import type { ReactNode } from "react";
import { useText } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import { browseTexts } from "@/lib/messages/en/browse";
import { cellAttributes } from "./grid-attributes";
import { useIsSelected } from "./use-selected";

/** One place of a row of tiles. `shift` is along the line, in pixels. */
export function GridCell({
  file,
  column,
  width,
  shift,
  children,
}: {
  file: ShownFile | undefined;
  column: number;
  width: number;
  shift: number;
  children: ReactNode;
}) {
  const isSelected = useIsSelected(file?.fileId ?? "");
  return (
    <div
      {...cellAttributes(column, isSelected)}
      className="absolute top-0 start-0"
      style={{ width, transform: `translateX(${shift}px)` }}
    >
      {children}
    </div>
  );
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
