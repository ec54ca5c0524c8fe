"use client";

import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { classNames } from "@/components/ui/class-names";
import { useText } from "@/components/ui/locale";
import type { LibrarySort } from "@/lib/domain/library-query";
import { browseTexts } from "@/lib/messages/en/browse";
import type { SortDirection } from "@/lib/url/library-url";
import { rowAttributes } from "./grid-attributes";
import { tableColumns } from "./table-columns";

export type Sorting = { sort: LibrarySort; direction: SortDirection | null };
export type SortChange = (sorting: Sorting) => void;

/** The way people expect of a sort. */
function usualDirection(sort: LibrarySort): SortDirection {
  return sort === "name" ? "ascending" : "descending";
}

/** The names of the columns; those that can be sorted by are buttons, which turn the order around and then let go of it. */
export function TableHead({
  sort: sorted,
  direction,
  onSort,
  canSort,
}: Sorting & {
  onSort: SortChange;
  /** Only the index sorts. */
  canSort: boolean;
}) {
  const text = useText(browseTexts);
  return (
    <div
      {...rowAttributes(0)}
      className="sticky top-16 z-10 flex h-10 items-center gap-2 border-b bg-canvas font-medium text-muted text-xs sm:gap-4"
    >
      {tableColumns.map(({ id, sort, isNumber, className }, column) => {
        const current = sort !== null && sorted === sort ? (direction ?? usualDirection(sort)) : null;
        const Arrow = current === "ascending" ? ArrowUp : ArrowDown;
        const order: SortDirection | "none" = current ?? "none";
        const attributes = {
          role: "columnheader",
          "aria-colindex": column + 1,
          ...(sort === null ? {} : { "aria-sort": order }),
        } as const;
        return (
          <div
            key={id}
            {...attributes}
            className={classNames("flex items-center", isNumber && "justify-end", className)}
          >
            {sort === null || !canSort ? (
              <span className={id === "select" ? "sr-only" : undefined}>{text.columns[id]}</span>
            ) : (
              <button
                type="button"
                onClick={() => onSort(nextSorting(sort, current))}
                // The words stand over those of the cells; the arrow is beside them.
                className={classNames(
                  "-mx-1 flex h-8 items-center gap-1 rounded-md px-1 hover:bg-hover hover:text-ink",
                  isNumber && "flex-row-reverse",
                )}
              >
                {text.columns[id]}
                <Arrow aria-hidden className={classNames("size-3.5", current === null && "opacity-0")} />
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

function nextSorting(sort: LibrarySort, current: SortDirection | null): Sorting {
  const usual = usualDirection(sort);
  if (current === null) return { sort, direction: null };
  if (current === usual) return { sort, direction: usual === "ascending" ? "descending" : "ascending" };
  return { sort: "relevance", direction: null };
}
