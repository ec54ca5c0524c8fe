"use client";

import { useEffect, useMemo, useState } from "react";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";

export type Neighbours = { previousId: string | null; nextId: string | null };

/** The files before and after one, in the order of the rows; null where there is none, or the file is not among them. */
export function useNeighbours(rows: LibraryRows, fileId: string | null): Neighbours {
  const [asked, setAsked] = useState<{ fileId: string; rows: LibraryRows; position: number | null } | null>(null);
  const known = useMemo(() => (fileId === null ? undefined : rows.knownPositionOf(fileId)), [rows, fileId]);
  useEffect(() => {
    if (fileId === null || known !== undefined) return;
    let isCurrent = true;
    void rows.positionOf(fileId).then((position) => isCurrent && setAsked({ fileId, rows, position }));
    return () => {
      isCurrent = false;
    };
  }, [rows, fileId, known]);

  const position = known ?? (asked?.fileId === fileId ? asked.position : null);
  useEffect(() => {
    if (position !== null && position !== undefined) rows.ensure(Math.max(0, position - 30), position + 31);
  }, [rows, position]);
  if (position === null || position === undefined) return { previousId: null, nextId: null };
  return { previousId: rows.at(position - 1)?.fileId ?? null, nextId: rows.at(position + 1)?.fileId ?? null };
}
