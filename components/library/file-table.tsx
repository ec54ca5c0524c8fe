"use client";

import { memo, useCallback, useEffect, useRef } from "react";
import { useContentShown } from "@/components/ui/after-content";
import { useLineSign, useText } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { browseTexts } from "@/lib/messages/en/browse";
import type { GridProps } from "./file-grid";
import { gridAttributes } from "./grid-attributes";
import { Marquee } from "./marquee";
import { isNearEnd } from "./row-window";
import { tableColumns } from "./table-columns";
import { type SortChange, type Sorting, TableHead } from "./table-head";
import { TableRow, tableRowHeight } from "./table-row";
import { useEnsuredRows } from "./use-ensured-rows";
import { useKeepPlace } from "./use-keep-place";
import { usePlace } from "./use-place";
import { useRowFocus } from "./use-row-focus";
import { useRowKeys } from "./use-row-keys";
import { useRowWindow } from "./use-row-window";
import { useSelectedCount } from "./use-selected";
import { useTileClicks } from "./use-tile-clicks";

/** A row is one cell, as wide as the table. */
const rowMeasure = { columns: 1, height: tableRowHeight, stepDown: tableRowHeight };

type Props = GridProps & Sorting & { onSort: SortChange };

/** The files as rows of a table, only those near the window in the document. */
export const FileTable = memo(function FileTable(props: Props) {
  const area = useRef<HTMLDivElement>(null);
  const place = usePlace(area);
  const { label, rows, isWaiting } = props;
  const rowCount = rows.isWhole ? rows.total + 1 : -1;
  const isSelecting = useSelectedCount() > 0;
  return (
    <div
      {...gridAttributes({ label, rowCount, columnCount: tableColumns.length })}
      className="group/rows"
      {...(isSelecting ? { "data-selecting": true } : {})}
    >
      <TableHead sort={props.sort} direction={props.direction} onSort={props.onSort} canSort={rows.home === "index"} />
      <div ref={area} role="presentation">
        {place && !isWaiting ? <Rows {...props} {...place} /> : <TableSkeleton />}
      </div>
    </div>
  );
});

type RowsProps = Props & { width: number; top: number };

function Rows({ rows, width, top, actions, hrefOf, noteOf, onNearEnd, attempt, ...props }: RowsProps) {
  const lineSign = useLineSign();
  useContentShown(rows.total > 0);
  const isSelecting = useSelectedCount() > 0;
  const view = useRowWindow({
    query: rows.query,
    count: rows.total,
    rowHeight: tableRowHeight,
    top,
    isSelecting,
  });
  const { first, end, isFast, scrollToRow, scrollToTop, firstWholeRow, viewHeight } = view;
  useEnsuredRows(rows, first, end, isFast);
  const needsMore = !rows.isWhole && isNearEnd(view, rows.total);
  useEffect(() => {
    if (needsMore) onNearEnd();
  }, [needsMore, onNearEnd]);
  useKeepPlace({
    rows,
    columns: 1,
    rowHeight: tableRowHeight,
    top,
    scrollToRow,
    scrollToTop,
    firstWholeRow,
    onBeyond: props.onBeyond,
  });

  const root = useRef<HTMLDivElement>(null);
  const reveal = useCallback((position: number) => scrollToRow(position), [scrollToRow]);
  const focus = useRowFocus({ rows, root, reveal, focusFileId: props.focusFileId, onFocused: props.onFocused });
  const onKeyDown = useRowKeys({
    rows,
    columns: 1,
    pageRows: Math.max(1, Math.floor(viewHeight / tableRowHeight) - 3),
    position: focus.position,
    focusPosition: focus.focusPosition,
    actions,
    singleKeys: props.singleKeys,
  });
  const { onOpen, onSelect } = useTileClicks(actions);

  const shown = Array.from({ length: end - first }, (_, at) => first + at);
  if (focus.hasFocus && focus.position < first) shown.unshift(focus.position);
  if (focus.hasFocus && focus.position >= end) shown.push(focus.position);
  const tabStop = shown.includes(focus.position) ? focus.position : first;
  const measure = { ...rowMeasure, width, stepAlong: width, count: rows.total };
  const handlers = { onKeyDown, ...focus.focusHandlers };
  return (
    <div ref={root} role="presentation" className="relative" style={{ height: view.height }} {...handlers}>
      <div role="presentation" className="absolute inset-x-0" style={{ top: view.origin }}>
        {shown.map((position) => {
          const file = rows.at(position);
          return (
            <TableRow
              key={file?.fileId ?? `at-${position}`}
              file={file}
              position={position}
              offset={view.offsetOf(position)}
              href={file ? hrefOf(file.fileId) : ""}
              attempt={attempt}
              isTabStop={position === tabStop}
              note={file && noteOf(file)}
              onOpen={onOpen}
              onSelect={onSelect}
            />
          );
        })}
      </div>
      <Marquee root={root} rows={rows} measure={measure} drawnAt={view.drawnAt} lineSign={lineSign} />
    </div>
  );
}

function TableSkeleton() {
  const { notLoadedYet } = useText(browseTexts);
  return (
    <div role="presentation">
      <span className="sr-only">{notLoadedYet}</span>
      {Array.from({ length: 12 }, (_, at) => `row-${at}`).map((row) => (
        <div key={row} aria-hidden="true" className="flex h-14 items-center gap-4 border-b">
          <Skeleton className="ms-10 h-9 w-14" />
          <Skeleton className="h-3 w-2/5 rounded" />
        </div>
      ))}
    </div>
  );
}
