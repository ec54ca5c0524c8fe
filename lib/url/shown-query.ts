import { createLoader, type inferParserType } from "nuqs";
import { type Facet, facets, type LibraryFilters, type LibrarySort } from "@/lib/domain/library-query";
import { type LibraryLayout, libraryAddress, libraryUrl, type SortDirection } from "./library-url";

/** Everything that decides which files are shown, in which order and how. */
export type ShownQuery = {
  /** As it was typed; trimmed where it is asked. */
  text: string;
  filters: LibraryFilters;
  sort: LibrarySort;
  /** Null: the way people expect of the sort. */
  direction: SortDirection | null;
  layout: LibraryLayout;
};

/** What the page shows when its address says nothing. */
export const nothingAsked: ShownQuery = {
  text: "",
  filters: {},
  sort: "relevance",
  direction: null,
  layout: "medium",
};

type UrlState = inferParserType<typeof libraryUrl>;
type ShownState = Omit<UrlState, "file" | "t">;

export function queryOf(state: ShownState): ShownQuery {
  const { q: text, sort, direction, view: layout } = state;
  return { text, filters: filtersOf(state), sort, direction, layout };
}

/** The filters that a state of the address names. */
export function filtersOf(state: Pick<ShownState, Facet>): LibraryFilters {
  return Object.fromEntries(facets.filter((facet) => state[facet].length > 0).map((facet) => [facet, state[facet]]));
}

/** Values of the address for parts of a query. `filters` says all of them: a facet that it does not name is without any. */
export function stateOf({ text, filters, sort, direction, layout }: Partial<ShownQuery>) {
  return {
    ...(text === undefined ? {} : { q: text || null }),
    ...(filters === undefined ? {} : filterState(filters)),
    ...(sort === undefined ? {} : { sort }),
    ...(direction === undefined ? {} : { direction }),
    ...(layout === undefined ? {} : { view: layout }),
  };
}

function filterState(filters: LibraryFilters) {
  const valuesOf = (facet: Facet) => (filters[facet]?.length ? [...filters[facet]] : null);
  return {
    type: valuesOf("type"),
    scope: valuesOf("scope"),
    tool: valuesOf("tool"),
    sharing: valuesOf("sharing"),
    state: valuesOf("state"),
    transcript: valuesOf("transcript"),
    length: valuesOf("length"),
  };
}

/** The address of the library page with this query, a file open in it and the second from which that plays. */
export function libraryHref(query: Partial<ShownQuery>, file: string | null = null, t: number | null = null): string {
  return `/${libraryAddress({ ...stateOf(query), file, t })}`;
}

const load = createLoader(libraryUrl);

/** The query that an address (`?…`) asks for. */
export function queryAt(address: string): ShownQuery {
  return queryOf(load(address));
}

/** The address (`?…`) that asks for the query; empty when that is what is shown anyway. */
export function addressOf(query: ShownQuery): string {
  return libraryAddress(stateOf(query));
}

/** As `libraryHref` for many files of one query, whose part of the address is written once. */
export function fileHrefs(query: Partial<ShownQuery>): (fileId: string) => string {
  const address = libraryHref(query);
  const start = `${address}${address.includes("?") ? "&" : "?"}file=`;
  return (fileId) => start + encodeURIComponent(fileId);
}
