"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";

type Parts = {
  rows: LibraryRows;
  columns: number;
  rowHeight: number;
  /** Where the rows begin on the page; null until it is known. */
  top: number | null;
  /** Another query begins at the top. */
  queryKey: string;
  scrollToRow(row: number, align: "start"): void;
};

/**
 * Keeps what a person looks at where it is: when files come or go above, when the rows get another home, when the window
 * or the layout changes how many stand beside each other.
 */
export function useKeepPlace({ rows, columns, rowHeight, top, queryKey, scrollToRow }: Parts): void {
  const seen = useRef<{
    fileId: string;
    position: number;
    queryKey: string;
    columns: number;
    rowHeight: number;
  } | null>(null);

  useLayoutEffect(() => {
    const before = seen.current;
    if (!before || top === null) return;
    if (before.queryKey !== queryKey) {
      seen.current = null;
      if (window.scrollY > top) window.scrollTo({ top: 0, behavior: "instant" });
      return;
    }
    const isOtherGrid = before.columns !== columns || before.rowHeight !== rowHeight;
    if (!isOtherGrid && rows.at(before.position)?.fileId === before.fileId) return;
    const position = rows.knownPositionOf(before.fileId) ?? before.position;
    const row = Math.floor(position / columns);
    if (isOtherGrid) scrollToRow(row, "start");
    else window.scrollBy({ top: (row - Math.floor(before.position / columns)) * rowHeight, behavior: "instant" });
    seen.current = { ...before, position, columns, rowHeight };
  }, [rows, columns, rowHeight, top, queryKey, scrollToRow]);

  // After each drawing and scrolling, the first tile that is wholly seen is the one to hold on to.
  useEffect(() => {
    const look = () => {
      const scrolled = top === null ? 0 : window.scrollY - top;
      // At the top, what is new may come in above.
      if (scrolled <= 0) {
        seen.current = null;
        return;
      }
      const position = firstSeen(rows, columns);
      const file = position === null ? undefined : rows.at(position);
      seen.current = file && position !== null ? { fileId: file.fileId, position, queryKey, columns, rowHeight } : null;
    };
    look();
    window.addEventListener("scrollend", look);
    return () => window.removeEventListener("scrollend", look);
  }, [rows, columns, rowHeight, top, queryKey]);
}

/** Height of the page's header, below which tiles are seen. */
const headerHeight = 65;

function firstSeen(rows: LibraryRows, columns: number): number | null {
  for (const element of document.querySelectorAll<HTMLElement>("[data-position]")) {
    const position = Number(element.dataset.position);
    if (position % columns !== 0 || position >= rows.total) continue;
    const { top } = element.getBoundingClientRect();
    if (top >= headerHeight && top < window.innerHeight) return position;
  }
  return null;
}
