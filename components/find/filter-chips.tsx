"use client";

import X from "lucide-react/icons/x";
import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import type { Facet, LibraryFilters } from "@/lib/domain/library-query";
import { fileTexts } from "@/lib/messages/en/files";
import { refineTexts } from "@/lib/messages/en/refine";
import { activeFilters, facetWord } from "./facet-words";

/** By what is filtered, each with a button that takes it away. */
export function FilterChips({
  filters,
  onRemove,
  onClear,
}: {
  filters: LibraryFilters;
  onRemove(facet: Facet, value: string): void;
  onClear(): void;
}) {
  const text = useText(refineTexts);
  const files = useText(fileTexts);
  const active = activeFilters(filters);
  if (active.length === 0) return null;
  return (
    <ul aria-label={text.filters} className="flex basis-full flex-wrap items-center gap-1.5">
      {active.map(({ facet, value }) => {
        const word = facetWord(text, files, facet, value);
        return (
          <li key={`${facet} ${value}`}>
            <button
              type="button"
              aria-label={text.removeFilter(text.facets[facet], word)}
              onClick={() => onRemove(facet, value)}
              className="inline-flex h-7 max-w-[min(280px,80vw)] items-center gap-1 rounded-full bg-accent-soft pe-2 ps-3 font-medium text-accent text-xs transition-colors hover:bg-hover"
            >
              <bdi className="truncate">{text.chip(text.facets[facet], word)}</bdi>
              <X aria-hidden className="size-3.5 shrink-0" />
            </button>
          </li>
        );
      })}
      <li>
        <Button variant="ghost" size="sm" className="!h-7 !px-2 text-xs" onClick={onClear}>
          {text.clearAll}
        </Button>
      </li>
    </ul>
  );
}
