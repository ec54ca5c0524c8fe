import { Skeleton } from "@/components/ui/skeleton";
import type { TileLayout } from "./grid-measure";

/** Columns as `gridMeasure` counts them, made by CSS alone: the server does not know the width. */
export const columnClasses: Record<TileLayout, string> = {
  large:
    "grid-cols-[repeat(auto-fill,minmax(min(300px,100%),1fr))] gap-x-3 sm:grid-cols-[repeat(auto-fill,minmax(380px,1fr))] sm:gap-x-7",
  medium:
    "grid-cols-[repeat(auto-fill,minmax(min(152px,100%),1fr))] gap-x-3 sm:grid-cols-[repeat(auto-fill,minmax(248px,1fr))] sm:gap-x-6",
  small:
    "grid-cols-[repeat(auto-fill,minmax(min(104px,100%),1fr))] gap-x-2 sm:grid-cols-[repeat(auto-fill,minmax(152px,1fr))] sm:gap-x-3.5",
};
const columnsShown: Record<TileLayout, number> = { large: 5, medium: 7, small: 12 };

/** Rows of tiles that are not there yet. */
export function GridSkeleton({ rows, layout = "medium" }: { rows: number; layout?: TileLayout }) {
  const tiles = Array.from({ length: rows * columnsShown[layout] }, (_, index) => `tile-${index}`);
  return (
    <div aria-hidden="true" className={`grid overflow-hidden ${columnClasses[layout]}`}>
      {tiles.map((tile) => (
        <div key={tile} className="pb-2 sm:pb-4">
          <Skeleton className="aspect-[16/10] rounded-tile" />
          <div className={layout === "small" ? "h-8 pt-2.5" : "h-14 pt-3.5"}>
            <Skeleton className="h-3 w-3/5 rounded" />
            {layout === "small" ? null : <Skeleton className="mt-2.5 h-2.5 w-1/4 rounded" />}
          </div>
        </div>
      ))}
    </div>
  );
}
