import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import type { TileLayout } from "./grid-measure";
import { hashedNumber } from "./hashed-number";
import { FileName, type PlacedFile, PlacedFileLink } from "./placed-file";

type Props = Pick<PlacedFile, "position" | "href" | "onOpen"> & { file: ShownFile; layout: TileLayout };

/** A file that is scrolled past: what an eye can catch of it then, of as few elements as that takes. */
export function PassingTile({ file, layout, ...link }: Props) {
  const hue = hashedNumber(file.fileId, 360);
  return (
    <PlacedFileLink {...link} file={file} isTabStop={false} className="block rounded-tile">
      <div className="aspect-[16/10] rounded-tile" style={{ background: `oklch(0.7 0.06 ${hue} / 0.25)` }} />
      <FileName file={file} className={layout === "small" ? "mx-0.5 mt-1.5 text-xs" : "mx-0.5 mt-2.5 text-[13px]"} />
    </PlacedFileLink>
  );
}
