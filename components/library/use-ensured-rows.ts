"use client";

import { useEffect, useRef } from "react";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";

/** Rows are asked for so many screens ahead of where the page scrolls to, and behind. */
const ahead = { calm: 2, fast: 18 };
const behind = 1;

/** Asks for the rows in view, and for those that come into view next. */
export function useEnsuredRows(rows: LibraryRows, first: number, end: number, isFast: boolean): void {
  const last = useRef({ first, isDown: true });
  useEffect(() => {
    if (first !== last.current.first) last.current = { first, isDown: first > last.current.first };
    const screen = Math.max(1, end - first);
    const far = screen * (isFast ? ahead.fast : ahead.calm);
    const near = screen * behind;
    const [above, below] = last.current.isDown ? [near, far] : [far, near];
    rows.ensure(Math.max(0, first - above), end + below, first);
  }, [rows, first, end, isFast]);
}
