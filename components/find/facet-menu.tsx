"use client";

import { useFormats, useText } from "@/components/ui/locale";
import type { Facet, FacetCount } from "@/lib/domain/library-query";
import { fileTexts } from "@/lib/messages/en/files";
import { refineTexts } from "@/lib/messages/en/refine";
import { facetWord } from "./facet-words";
import { Menu, MenuCheck } from "./menu";

export type FacetChoice = {
  facet: Facet;
  values: readonly FacetCount[];
  chosen: readonly string[];
  onToggle(value: string): void;
};

/** The values of one facet with how many files have each. */
export function FacetMenu({ facet, values, chosen, onToggle }: FacetChoice) {
  const text = useText(refineTexts);
  const files = useText(fileTexts);
  const { number } = useFormats();
  const name = text.facets[facet];
  return (
    <Menu label={name} name={text.filterBy(name)} isActive={chosen.length > 0}>
      {values.map(({ value, count }) => (
        <MenuCheck key={value} checked={chosen.includes(value)} onToggle={() => onToggle(value)}>
          <bdi className="min-w-0 flex-1 truncate">{facetWord(text, files, facet, value)}</bdi>
          <span className="ps-3 text-faint text-xs tabular-nums">{number(count)}</span>
        </MenuCheck>
      ))}
    </Menu>
  );
}
