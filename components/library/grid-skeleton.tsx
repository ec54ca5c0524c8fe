import { Skeleton } from "@/components/ui/skeleton";

/** Columns as `gridMeasure` counts them, made by CSS alone: the server does not know the width. */
export const columnClasses =
  "grid-cols-[repeat(auto-fill,minmax(min(152px,100%),1fr))] gap-x-3 sm:grid-cols-[repeat(auto-fill,minmax(248px,1fr))] sm:gap-x-6";
const columnsShown = 7;

/** Rows with the measures of real ones (see grid-measure), made by CSS alone because the server does not know the width. */
export function GridSkeleton({ rows }: { rows: number }) {
  const tiles = Array.from({ length: rows * columnsShown }, (_, index) => `tile-${index}`);
  return (
    <div aria-hidden="true" className={`grid overflow-hidden ${columnClasses}`}>
      {tiles.map((tile) => (
        <div key={tile} className="pb-2 sm:pb-4">
          <Skeleton className="aspect-[16/10] rounded-tile" />
          <div className="h-14 pt-3.5">
            <Skeleton className="h-3 w-3/5 rounded" />
            <Skeleton className="mt-2.5 h-2.5 w-1/4 rounded" />
          </div>
        </div>
      ))}
    </div>
  );
}
