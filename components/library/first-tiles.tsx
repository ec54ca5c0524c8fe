import type { LibraryRows } from "@/lib/client/library-rows/library-rows";
import { FileTile } from "./file-tile";
import type { TileLayout } from "./grid-measure";
import { columnClasses } from "./grid-skeleton";
import type { RowActions } from "./row-keys";
import { useTileClicks } from "./use-tile-clicks";

/** More than a large window shows. */
const mostTiles = 35;

type Props = {
  rows: LibraryRows;
  layout: TileLayout;
  label: string;
  actions: RowActions;
  hrefOf(fileId: string): string;
};

/**
 * The first tiles, where the real rows will be and of their measures, but laid out by CSS alone: they come with the page
 * from the server, are links before it is alive, and stay until the grid's code is there.
 */
export function FirstTiles({ rows, layout, label, actions, hrefOf }: Props) {
  const { onOpen, onSelect } = useTileClicks(actions);
  const positions = Array.from({ length: Math.min(mostTiles, rows.total) }, (_, position) => position);
  return (
    <ul aria-label={label} className={`grid overflow-hidden ${columnClasses[layout]}`}>
      {positions.map((position) => {
        const file = rows.at(position);
        return file ? (
          <li key={file.fileId} className={layout === "small" ? "min-w-0 pb-2 sm:pb-3.5" : "min-w-0 pb-2 sm:pb-4"}>
            <FileTile
              file={file}
              position={position}
              layout={layout}
              href={hrefOf(file.fileId)}
              attempt={0}
              isTabStop
              isFast={false}
              note={undefined}
              onOpen={onOpen}
              onSelect={onSelect}
            />
          </li>
        ) : null;
      })}
    </ul>
  );
}
