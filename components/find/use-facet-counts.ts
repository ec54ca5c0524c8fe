"use client";

import { useRef } from "react";
import { type Facet, type FacetCount, type FacetCounts, facets, type LibraryFilters } from "@/lib/domain/library-query";

/**
 * The facets by which there is something to choose, with what is chosen among their values also when nothing has it now. A
 * facet that was offered stays, so that buttons do not come and go while someone types.
 */
export function useFacetCounts(
  counts: FacetCounts | null,
  filters: LibraryFilters,
): { facet: Facet; values: readonly FacetCount[] }[] {
  const offered = useRef(new Set<Facet>());
  if (!counts) return [];
  for (const facet of facets) {
    if (counts[facet].length > 1 || filters[facet]?.length) offered.current.add(facet);
  }
  return facets
    .filter((facet) => offered.current.has(facet))
    .map((facet) => {
      const missing = (filters[facet] ?? []).filter((value) => !counts[facet].some((count) => count.value === value));
      return { facet, values: [...counts[facet], ...missing.map((value) => ({ value, count: 0 }))] };
    })
    .filter(({ values }) => values.length > 0);
}
