"use client";

import { memo } from "react";
import type { Facet, FacetCounts, LibraryFilters } from "@/lib/domain/library-query";
import { FacetMenu } from "./facet-menu";
import { activeFilters } from "./facet-words";
import { FilterSheet } from "./filter-sheet";
import { useFacetCounts } from "./use-facet-counts";

/** A menu for each facet, in narrow windows one sheet with all of them. `counts` is null without an index. */
export const FacetMenus = memo(function FacetMenus({
  counts,
  filters,
  onToggle,
  onClear,
}: {
  counts: FacetCounts | null;
  filters: LibraryFilters;
  onToggle(facet: Facet, value: string): void;
  onClear(): void;
}) {
  const choices = useFacetCounts(counts, filters).map(({ facet, values }) => ({
    facet,
    values,
    chosen: filters[facet] ?? [],
    onToggle: (value: string) => onToggle(facet, value),
  }));
  return (
    <>
      <div className="-ms-2.5 hidden min-w-0 flex-wrap items-center gap-x-0.5 md:flex">
        {choices.map((choice) => (
          <FacetMenu key={choice.facet} {...choice} />
        ))}
      </div>
      {choices.length > 0 ? (
        <div className="-ms-2.5 md:hidden">
          <FilterSheet choices={choices} count={activeFilters(filters).length} onClear={onClear} />
        </div>
      ) : null}
    </>
  );
});
