"use client";

import { useEffect, useMemo } from "react";
import { fileIcon } from "@/components/library/file-icon";
import { useText } from "@/components/ui/locale";
import { shownName } from "@/lib/domain/display-name";
import type { LibraryQuery } from "@/lib/domain/library-query";
import { fileTexts } from "@/lib/messages/en/files";
import { paletteTexts } from "@/lib/messages/en/palette";
import { Highlighted } from "./highlighted";
import { PaletteGroup, PaletteItem } from "./palette-item";
import { useLibraryResult } from "./use-library-result";

const mostFiles = 8;

/** The best files for what is typed, from the library index. */
export function PaletteFiles({
  typed,
  onFirst,
  onOpen,
}: {
  typed: string;
  /** Told the value of the best file when the files are others. */
  onFirst(value: string): void;
  onOpen(fileId: string): void;
}) {
  const text = useText(paletteTexts);
  const { untitled } = useText(fileTexts);
  const query = typed.trim();
  const asked = useMemo<LibraryQuery | null>(() => (query === "" ? null : { text: query }), [query]);
  const result = useLibraryResult(asked, "palette", mostFiles);
  const rows = result?.firstRows ?? [];
  const first = rows[0]?.fileId;
  useEffect(() => {
    if (first !== undefined) onFirst(`file ${first}`);
  }, [first, onFirst]);

  if (rows.length === 0) return null;
  return (
    <PaletteGroup heading={text.files}>
      {rows.map((row) => {
        const Icon = fileIcon(row.type);
        const name = shownName(row.name, untitled);
        return (
          <PaletteItem
            key={row.fileId}
            value={`file ${row.fileId}`}
            icon={<Icon aria-hidden />}
            onSelect={() => onOpen(row.fileId)}
          >
            <bdi className="min-w-0 flex-1 truncate">
              {/* Places in the name are no places in what is shown when something was left out of it. */}
              <Highlighted text={name} ranges={name === row.name ? (row.match?.name ?? []) : []} />
            </bdi>
          </PaletteItem>
        );
      })}
    </PaletteGroup>
  );
}
