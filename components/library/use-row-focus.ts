"use client";

import { type FocusEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";

type Parts = {
  rows: LibraryRows;
  root: RefObject<HTMLElement | null>;
  /** Brings a position into the window. */
  reveal(position: number): void;
  /** A file that should get the focus, for example the one whose drawer was just closed. */
  focusFileId: string | null;
  onFocused(): void;
};

/**
 * One file of all is the tab stop, and keys move it. It goes by the file, so that it stays with it when rows move; a file
 * outside the window is brought into the document first and gets the focus after that.
 */
export function useRowFocus({ rows, root, reveal, focusFileId, onFocused }: Parts) {
  const [active, setActive] = useState<{ position: number; fileId: string | null }>({ position: 0, fileId: null });
  const [hasFocus, setHasFocus] = useState(false);
  const wanted = useRef<number | null>(null);

  const position = Math.max(0, Math.min(rows.total - 1, positionNow(rows, active)));

  function focusWanted(): void {
    if (wanted.current === null) return;
    const element = root.current?.querySelector<HTMLElement>(`[data-position="${wanted.current}"]`);
    if (!element) return;
    if (element !== document.activeElement) element.focus({ preventScroll: true });
    // What stands in for a row that is on its way gives the focus on to the row.
    if (element.dataset.fileId !== undefined) wanted.current = null;
  }
  useLayoutEffect(focusWanted);

  function focusPosition(next: number): void {
    wanted.current = next;
    setActive({ position: next, fileId: rows.at(next)?.fileId ?? null });
    reveal(next);
    focusWanted();
  }

  // A tile that had the focus was drawn anew, elsewhere: the focus goes with its file.
  useLayoutEffect(() => {
    if (hasFocus && document.activeElement === document.body && wanted.current === null && rows.total > 0) {
      wanted.current = position;
      focusWanted();
    }
  });

  const latest = useRef(focusPosition);
  useEffect(() => {
    latest.current = focusPosition;
  });
  useEffect(() => {
    if (focusFileId === null) return;
    let isGone = false;
    const known = rows.knownPositionOf(focusFileId);
    void Promise.resolve(known ?? rows.positionOf(focusFileId)).then((found) => {
      if (isGone) return;
      // Whoever is elsewhere by then, as in the search box, stays there.
      const { activeElement } = document;
      const isFree = activeElement === document.body || root.current?.contains(activeElement);
      if (found !== null && isFree) latest.current(found);
      onFocused();
    });
    return () => {
      isGone = true;
    };
  }, [focusFileId, rows, root, onFocused]);

  const follow = useCallback((target: EventTarget | null) => {
    const element = target instanceof Element ? target.closest<HTMLElement>("[data-position]") : null;
    if (!element) return;
    setHasFocus(true);
    setActive({ position: Number(element.dataset.position), fileId: element.dataset.fileId ?? null });
  }, []);
  // A tile that the server drew may have got the focus before the page was alive.
  useEffect(() => {
    if (root.current?.contains(document.activeElement)) follow(document.activeElement);
  }, [root, follow]);

  return {
    position,
    hasFocus,
    focusPosition,
    focusHandlers: {
      onFocus: (event: FocusEvent) => follow(event.target),
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHasFocus(false);
      },
    },
  };
}

function positionNow(rows: LibraryRows, { position, fileId }: { position: number; fileId: string | null }): number {
  if (fileId === null || rows.at(position)?.fileId === fileId) return position;
  return rows.knownPositionOf(fileId) ?? position;
}
