"use client";

import { useMemo, useRef } from "react";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";
import { selectionStore } from "@/lib/client/selection-store";
import type { RowActions } from "./row-keys";

type Parts = {
  rows: LibraryRows;
  onOpen(fileId: string): void;
  /** Null when the person may not archive. */
  onArchive: ((fileIds: string[]) => void) | null;
};

/** What keys and clicks do with the rows that are shown now. */
export function useRowActions({ rows, onOpen, onArchive }: Parts): RowActions {
  const latest = useRef({ rows, onOpen, onArchive });
  latest.current = { rows, onOpen, onArchive };
  // Ranges that are chosen one after the other may be answered in another order.
  const turn = useRef(0);
  const canArchive = onArchive !== null;

  return useMemo(() => {
    const idAt = (position: number) => latest.current.rows.at(position)?.fileId;
    return {
      open: (position) => {
        const fileId = idAt(position);
        if (fileId) latest.current.onOpen(fileId);
      },
      toggle: (position) => {
        const fileId = idAt(position);
        if (fileId) selectionStore.toggle(fileId);
      },
      extendTo: (position) => {
        turn.current += 1;
        void extend(latest.current.rows, position, turn.current, () => turn.current);
      },
      selectAll: () => {
        turn.current += 1;
        const asked = turn.current;
        void latest.current.rows.fileIds().then((fileIds) => {
          if (asked === turn.current) selectionStore.replace(fileIds);
        });
      },
      clear: () => {
        const hadSome = selectionStore.getState().count > 0;
        selectionStore.clear();
        return hadSome;
      },
      archive: canArchive
        ? (position) => {
            const selected = selectionStore.fileIds();
            const fileId = idAt(position);
            latest.current.onArchive?.(selected.length > 0 ? selected : fileId ? [fileId] : []);
            selectionStore.clear();
          }
        : null,
    };
  }, [canArchive]);
}

/** From the file that was chosen last; the selection becomes that range. */
async function extend(rows: LibraryRows, position: number, asked: number, now: () => number): Promise<void> {
  const { anchor } = selectionStore.getState();
  const from = anchor === null ? null : (rows.knownPositionOf(anchor) ?? (await rows.positionOf(anchor)));
  const start = Math.min(from ?? position, position);
  const fileIds = await rows.fileIds(start, Math.max(from ?? position, position) + 1);
  if (asked === now())
    selectionStore.replace(fileIds, from === null ? rows.at(position)?.fileId : (anchor ?? undefined));
}
