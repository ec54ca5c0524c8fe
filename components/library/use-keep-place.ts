"use client";

import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { type KeptPlace, keepPlace, keptPlace } from "@/lib/client/kept-place";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";

type Parts = {
  /** Those of another query begin at the top, or where the person was in it before going on. */
  rows: LibraryRows;
  columns: number;
  rowHeight: number;
  /** Where the rows begin on the page; null until it is known. */
  top: number | null;
  scrollToRow(row: number, align: "start", fromTop?: number): void;
  scrollToTop(): void;
  /** The first that is wholly seen, null at the top; keep it the same between renders. */
  firstWholeRow(): { row: number; fromTop: number } | null;
  /** Asks for more, where that is how to come to a place that is not loaded; keep it the same between renders. */
  onBeyond: (() => void) | null;
};

/** Whoever was further down than this begins at the top: it would take too long, and too many of the hour's calls. */
const mostFilesBack = 4_000;

/** What a person does who wants to be somewhere else than where they were. */
const ownMoves = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * Keeps what a person looks at where it is: when files come or go above, when the rows get another home, when the window
 * or the layout changes how many stand beside each other, after a reload, and on the way back to the page.
 */
export function useKeepPlace({ rows, columns, rowHeight, top, onBeyond, ...view }: Parts): void {
  const { scrollToRow, scrollToTop, firstWholeRow } = view;
  const queryKey = useMemo(() => JSON.stringify(rows.query), [rows.query]);
  const seen = useRef<{
    fileId: string;
    position: number;
    queryKey: string;
    columns: number;
    rowHeight: number;
  } | null>(null);
  const shownKey = useRef<string | null>(null);
  /** Where to go as soon as so many rows are there. */
  const wanted = useRef<KeptPlace | null>(null);
  /** The place is not kept yet. */
  const hasMoved = useRef(false);

  useLayoutEffect(() => {
    if (top === null) return;
    if (shownKey.current !== queryKey) {
      const isFirst = shownKey.current === null;
      shownKey.current = queryKey;
      seen.current = null;
      wanted.current = keptPlace(queryKey);
      if (!wanted.current && !isFirst && window.scrollY > top) scrollToTop();
    }
    const place = wanted.current;
    if (place) {
      const position = rows.knownPositionOf(place.fileId) ?? place.position;
      const isBeyond = position >= rows.total && !rows.isWhole;
      if (isBeyond && onBeyond) {
        if (position > mostFilesBack) wanted.current = null;
        else onBeyond();
      }
      if (rows.total === 0 || isBeyond) return;
      wanted.current = null;
      const { fileId, fromTop } = place;
      const found = Math.min(position, rows.total - 1);
      scrollToRow(Math.floor(found / columns), "start", fromTop);
      seen.current = { fileId, position: found, queryKey, columns, rowHeight };
      return;
    }
    const before = seen.current;
    if (!before) return;
    const isOtherGrid = before.columns !== columns || before.rowHeight !== rowHeight;
    if (!isOtherGrid && rows.at(before.position)?.fileId === before.fileId) return;
    const position = rows.knownPositionOf(before.fileId) ?? before.position;
    const row = Math.floor(position / columns);
    if (isOtherGrid) scrollToRow(row, "start");
    else window.scrollBy({ top: (row - Math.floor(before.position / columns)) * rowHeight, behavior: "instant" });
    seen.current = { ...before, position, columns, rowHeight };
  }, [rows, columns, rowHeight, top, queryKey, scrollToRow, scrollToTop, onBeyond]);

  useEffect(() => {
    // Browsers would scroll before the rows are there.
    history.scrollRestoration = "manual";
    const stay = () => {
      wanted.current = null;
    };
    for (const move of ownMoves) window.addEventListener(move, stay, { passive: true });
    return () => {
      for (const move of ownMoves) window.removeEventListener(move, stay);
    };
  }, []);

  // After each change and scrolling, the first tile that is wholly seen is the one to hold on to.
  useEffect(() => {
    const look = () => {
      if (wanted.current) return;
      // At the top, what is new may come in above.
      const first = firstWholeRow();
      const position = first ? first.row * columns : 0;
      const fileId = first ? rows.at(position)?.fileId : null;
      // Rows that are on their way are looked at again when they are here.
      if (fileId === undefined) return;
      if (!first || fileId === null) seen.current = null;
      else seen.current = { fileId, position, queryKey, columns, rowHeight };
      if (!hasMoved.current) return;
      hasMoved.current = false;
      keepPlace(queryKey, first && fileId !== null ? { fileId, position, fromTop: first.fromTop } : null);
    };
    const moved = () => {
      hasMoved.current = true;
      look();
    };
    look();
    window.addEventListener("scrollend", moved);
    return () => window.removeEventListener("scrollend", moved);
  }, [rows, columns, rowHeight, firstWholeRow, queryKey]);
}
