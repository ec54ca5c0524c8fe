"use client";

import { memo, type ReactNode, useCallback, useEffect, useRef } from "react";
import { useContentShown } from "@/components/ui/after-content";
import { useLineSign } from "@/components/ui/locale";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import type { LibraryLayout } from "@/lib/url/library-url";
import { FileTile } from "./file-tile";
import { firstTilesAttributes, mostFirstTiles } from "./first-tiles";
import { gridAttributes, rowAttributes } from "./grid-attributes";
import { cellId, GridCell, TileOnItsWay } from "./grid-cell";
import { gridMeasure, type TileLayout } from "./grid-measure";
import { GridScrub } from "./grid-scrub";
import { GridSkeleton } from "./grid-skeleton";
import { Marquee } from "./marquee";
import { PassingTile } from "./passing-tile";
import type { RowActions } from "./row-keys";
import { isNearEnd } from "./row-window";
import { useEnsuredRows } from "./use-ensured-rows";
import { useKeepPlace } from "./use-keep-place";
import { usePlace } from "./use-place";
import { useRowFocus } from "./use-row-focus";
import { useRowKeys } from "./use-row-keys";
import { useRowWindow } from "./use-row-window";
import { useSelectedCount } from "./use-selected";
import { useTileClicks } from "./use-tile-clicks";
import { useTileKeys } from "./use-tile-keys";

export type GridProps = {
  rows: LibraryRows;
  layout: LibraryLayout;
  /** The files are still on their way. */
  isWaiting: boolean;
  label: string;
  actions: RowActions;
  singleKeys: boolean;
  hrefOf(fileId: string): string;
  focusFileId: string | null;
  onFocused(): void;
  /** Rises when the library is back after a failure: broken pictures are asked for again. */
  attempt: number;
  onNearEnd(): void;
  /** The same for a person who comes back to a place that is not loaded yet; null when it comes without asking. */
  onBeyond: (() => void) | null;
  noteOf(file: ShownFile): ReactNode;
};

/**
 * The tiles, only those near the window in the document. Arrow keys move between them. The server draws the first ones,
 * and the page that comes to life goes on with the same elements: one that were replaced under a finger would lose its
 * click. Each letter of a search draws the page around it anew, which is nothing to it until there are other rows.
 */
export const FileGrid = memo(function FileGrid(props: GridProps & { layout: TileLayout }) {
  const area = useRef<HTMLDivElement>(null);
  const place = usePlace(area);
  return (
    <div ref={area}>
      {props.isWaiting ? <GridSkeleton rows={4} layout={props.layout} /> : <Tiles {...props} place={place} />}
    </div>
  );
});

type TilesProps = GridProps & { layout: TileLayout; place: ReturnType<typeof usePlace> };

function Tiles({ rows, layout, place, actions, attempt, hrefOf, noteOf, onNearEnd, ...props }: TilesProps) {
  const { columns, gap, tileWidth, tileHeight, rowHeight } = gridMeasure(place?.width ?? 0, layout);
  const top = place?.top ?? null;
  const lineSign = useLineSign();
  useContentShown(rows.total > 0);
  const rowCount = Math.ceil(rows.total / columns);
  const isSelecting = useSelectedCount() > 0;
  const view = useRowWindow({ query: rows.query, count: rowCount, rowHeight, top, isSelecting });
  const { first, end, isFast, calm, scrollToRow, scrollToTop, firstWholeRow, viewHeight } = view;

  useEnsuredRows(rows, first * columns, end * columns, isFast);
  const needsMore = place !== null && !rows.isWhole && isNearEnd(view, rowCount);
  useEffect(() => {
    if (needsMore) onNearEnd();
  }, [needsMore, onNearEnd]);
  useKeepPlace({ rows, columns, rowHeight, top, scrollToRow, scrollToTop, firstWholeRow, onBeyond: props.onBeyond });

  const root = useRef<HTMLDivElement>(null);
  const reveal = useCallback((position: number) => scrollToRow(Math.floor(position / columns)), [scrollToRow, columns]);
  const focus = useRowFocus({ rows, root, reveal, focusFileId: props.focusFileId, onFocused: props.onFocused });
  const onKeyDown = useRowKeys({
    rows,
    columns,
    pageRows: Math.max(1, Math.floor(viewHeight / rowHeight) - 1),
    position: focus.position,
    focusPosition: focus.focusPosition,
    actions,
    singleKeys: props.singleKeys,
  });
  const { onOpen, onSelect } = useTileClicks(actions);

  const focusRow = Math.floor(focus.position / columns);
  const shownRows = Array.from({ length: end - first }, (_, at) => first + at);
  // The one that has the focus stays in the document wherever the page is scrolled to.
  if (focus.hasFocus && focusRow < first) shownRows.unshift(focusRow);
  if (focus.hasFocus && focusRow >= end && focusRow < rowCount) shownRows.push(focusRow);
  const isFocusShown = shownRows.includes(focusRow);
  const tabStop = isFocusShown ? focus.position : first * columns;
  const positionsOf = (row: number) => range(row * columns, Math.min(rows.total, (row + 1) * columns));
  const shown = place ? shownRows.flatMap(positionsOf) : range(0, Math.min(mostFirstTiles, rows.total));

  const idAt = (position: number) => rows.at(position)?.fileId ?? `at-${position}`;
  const keyOf = useTileKeys(shown.map(idAt), rows.query, focus.hasFocus);

  /** The tab stop can be stopped at, so it is drawn in full. */
  const isPassing = (row: number, position: number) =>
    place !== null && (row < calm.first || row >= calm.end) && position !== tabStop;

  const measure = {
    columns,
    width: tileWidth,
    height: tileHeight,
    stepAlong: tileWidth + gap,
    stepDown: rowHeight,
    count: rows.total,
  };
  const handlers = { onKeyDown, ...focus.focusHandlers };
  return (
    <div
      ref={root}
      className="group/rows relative"
      {...(isSelecting ? { "data-selecting": true } : {})}
      style={place ? { height: view.height } : undefined}
      {...handlers}
    >
      {place ? (
        <div
          {...gridAttributes({ label: props.label, rowCount: rows.isWhole ? rowCount : -1, columnCount: columns })}
          className="pointer-events-none absolute inset-0"
        >
          {shownRows.map((row) => (
            <div
              key={row}
              {...rowAttributes(row)}
              aria-owns={positionsOf(row).map(cellId).join(" ")}
              className="absolute inset-x-0"
              style={{ height: rowHeight, top: view.origin + view.offsetOf(row) }}
            />
          ))}
        </div>
      ) : null}
      <div
        {...(place
          ? { className: "absolute inset-x-0", style: { top: view.origin } }
          : firstTilesAttributes(props.label, layout))}
      >
        {shown.map((position) => {
          const file = rows.at(position);
          const column = position % columns;
          const row = (position - column) / columns;
          const passes = isPassing(row, position);
          return (
            <GridCell
              key={keyOf(idAt(position))}
              file={file}
              position={position}
              layout={layout}
              spot={place && { column, width: tileWidth, start: column * (tileWidth + gap), top: view.offsetOf(row) }}
            >
              {file && passes ? (
                <PassingTile
                  file={file}
                  position={position}
                  layout={layout}
                  href={hrefOf(file.fileId)}
                  onOpen={onOpen}
                />
              ) : file ? (
                <FileTile
                  file={file}
                  position={position}
                  layout={layout}
                  href={hrefOf(file.fileId)}
                  attempt={attempt}
                  isTabStop={place === null || position === tabStop}
                  note={noteOf(file)}
                  onOpen={onOpen}
                  onSelect={onSelect}
                />
              ) : (
                <TileOnItsWay position={position} isTabStop={position === tabStop} isPassing={passes} />
              )}
            </GridCell>
          );
        })}
      </div>
      <GridScrub root={root} />
      <Marquee root={root} rows={rows} measure={measure} drawnAt={view.drawnAt} lineSign={lineSign} />
    </div>
  );
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
}
