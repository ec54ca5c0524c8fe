"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useContentShown } from "@/components/ui/after-content";
import { useLineSign } from "@/components/ui/locale";
import type { MediaFile } from "@/lib/domain/media-file";
import { FileTile } from "./file-tile";
import { FirstTiles } from "./first-tiles";
import { nextIndex } from "./grid-keys";
import { gridMeasure } from "./grid-measure";
import { GridSkeleton } from "./grid-skeleton";
import { usePlace } from "./use-place";

/** How many rows before the end the next page is asked for. */
const rowsAhead = 3;

export type GridProps = {
  files: readonly MediaFile[];
  /** The files are still on their way. */
  isWaiting: boolean;
  label: string;
  hrefOf(fileId: string): string;
  onOpen(file: MediaFile): void;
  /** Absent when the person may not archive. */
  onArchive: ((file: MediaFile) => void) | undefined;
  /** A file that should get the focus, for example the one whose drawer was just closed. */
  focusFileId: string | null;
  onFocused(): void;
  /** Rises when the library is back after a failure: broken pictures are asked for again. */
  attempt: number;
  onNearEnd(): void;
  footer?: ReactNode;
};

/** The tiles, only those near the window in the document. Arrow keys move between them. */
export function FileGrid(props: GridProps) {
  const area = useRef<HTMLDivElement>(null);
  const place = usePlace(area);
  return (
    <div ref={area}>
      {props.isWaiting ? (
        <GridSkeleton rows={4} />
      ) : place ? (
        <Rows {...props} width={place.width} top={place.top} />
      ) : (
        <FirstTiles {...props} />
      )}
      {props.footer}
    </div>
  );
}

function Rows({ files, label, width, top, ...props }: GridProps & { width: number; top: number }) {
  const { columns, gap, rowHeight } = gridMeasure(width);
  const lineSign = useLineSign();
  useContentShown(files.length > 0);
  const rowCount = Math.ceil(files.length / columns);
  const virtualizer = useWindowVirtualizer({
    count: rowCount,
    estimateSize: () => rowHeight,
    gap: 0,
    overscan: 3,
    scrollMargin: top,
    scrollPaddingStart: 96,
    scrollPaddingEnd: 24,
  });
  // Row heights come from the width alone.
  useLayoutEffect(() => {
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);

  const rows = virtualizer.getVirtualItems();
  const lastRow = rows.at(-1)?.index ?? -1;
  const { onNearEnd } = props;
  const isNearEnd = rowCount > 0 && lastRow >= rowCount - rowsAhead;
  useEffect(() => {
    if (isNearEnd && files.length > 0) onNearEnd();
  }, [isNearEnd, files.length, onNearEnd]);

  const list = useRef<HTMLUListElement>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const activeIndex = Math.max(
    0,
    files.findIndex((file) => file.fileId === activeId),
  );

  // A tile outside the window is brought into the document first and gets the focus after that.
  const wanted = useRef<string | null>(null);
  function focusIndex(index: number): void {
    const file = files[index];
    if (!file) return;
    wanted.current = file.fileId;
    setActiveId(file.fileId);
    virtualizer.scrollToIndex(Math.floor(index / columns), { align: "auto" });
    focusWanted();
  }
  function focusWanted(): void {
    if (wanted.current === null) return;
    const tile = list.current?.querySelector<HTMLElement>(`[data-file-id="${CSS.escape(wanted.current)}"]`);
    if (!tile) return;
    wanted.current = null;
    tile.focus({ preventScroll: true });
  }
  useLayoutEffect(focusWanted);

  const { focusFileId, onFocused } = props;
  useEffect(() => {
    if (focusFileId === null) return;
    const index = files.findIndex((file) => file.fileId === focusFileId);
    if (index >= 0) focusIndex(index);
    onFocused();
  });

  function keyDown(event: KeyboardEvent, index: number): void {
    const file = files[index];
    if ((event.key === "Delete" || event.key === "Backspace") && file && props.onArchive) {
      event.preventDefault();
      const neighbour = files[index + 1] ?? files[index - 1];
      if (neighbour) focusIndex(files.indexOf(neighbour));
      props.onArchive(file);
      return;
    }
    const next = nextIndex(event, { index, columns, count: files.length, lineSign });
    if (next === null) return;
    event.preventDefault();
    focusIndex(next);
  }

  const tileWidth = (width - gap * (columns - 1)) / columns;
  return (
    <ul ref={list} aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {rows.flatMap((row) =>
        files.slice(row.index * columns, (row.index + 1) * columns).map((file, column) => {
          const index = row.index * columns + column;
          return (
            <li
              key={file.fileId}
              aria-setsize={files.length}
              aria-posinset={index + 1}
              className="absolute top-0 start-0"
              style={{
                width: tileWidth,
                transform: `translate(${lineSign * column * (tileWidth + gap)}px, ${row.start - top}px)`,
              }}
            >
              <FileTile
                file={file}
                href={props.hrefOf(file.fileId)}
                attempt={props.attempt}
                isTabStop={index === activeIndex}
                onOpen={() => props.onOpen(file)}
                onFocus={() => setActiveId(file.fileId)}
                onKeyDown={(event) => keyDown(event, index)}
              />
            </li>
          );
        }),
      )}
    </ul>
  );
}
