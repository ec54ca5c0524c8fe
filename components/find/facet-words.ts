import { type Facet, facets, type LibraryFilters, noValue } from "@/lib/domain/library-query";
import { sentence } from "@/lib/domain/sentence";
import type { FileTexts } from "@/lib/messages/en/files";
import type { RefineTexts } from "@/lib/messages/en/refine";
import { scopeWord, typeWord } from "@/lib/messages/file-words";

/** A facet's value as people call it; one newer than this code as the backend writes it. */
export function facetWord(text: RefineTexts, files: FileTexts, facet: Facet, value: string): string {
  switch (facet) {
    case "type":
      return value === noValue ? text.noType : typeWord(files, value);
    case "scope":
      return scopeWord(files, value);
    case "tool":
      return value === noValue ? text.noTool : sentence(value);
    case "sharing":
    case "state":
    case "transcript":
    case "length":
      return named(text[facet], value) ?? (value === noValue ? text.none : sentence(value));
  }
}

function named(words: { readonly [value: string]: string }, value: string): string | undefined {
  return Object.hasOwn(words, value) ? words[value] : undefined;
}

/** The filters with a value put in, or taken out when it is there. */
export function toggled(filters: LibraryFilters, facet: Facet, value: string): LibraryFilters {
  const values = filters[facet] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...filters, [facet]: next };
}

/** Each value by which is filtered, in the order of the facets. */
export function activeFilters(filters: LibraryFilters): { facet: Facet; value: string }[] {
  return facets.flatMap((facet) => (filters[facet] ?? []).map((value) => ({ facet, value })));
}
