import type { MediaFile } from "@/lib/domain/media-file";
import { FileTile } from "./file-tile";
import { columnClasses } from "./grid-skeleton";

/** More than a large window shows. */
const mostTiles = 35;

type Props = {
  files: readonly MediaFile[];
  label: string;
  hrefOf(fileId: string): string;
  onOpen(file: MediaFile): void;
};

/**
 * The first tiles, where the real rows will be and of their measures, but laid out by CSS alone: they come with the page
 * from the server, are links before it is alive, and stay until the grid's code is there.
 */
export function FirstTiles({ files, label, hrefOf, onOpen }: Props) {
  return (
    <ul aria-label={label} className={`grid overflow-hidden ${columnClasses}`}>
      {files.slice(0, mostTiles).map((file) => (
        <li key={file.fileId} className="min-w-0 pb-2 sm:pb-4">
          <FileTile
            file={file}
            href={hrefOf(file.fileId)}
            attempt={0}
            isTabStop
            onOpen={() => onOpen(file)}
            onFocus={() => {}}
            onKeyDown={() => {}}
          />
        </li>
      ))}
    </ul>
  );
}
