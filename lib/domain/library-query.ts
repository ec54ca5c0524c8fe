import type { IndexRow } from "./library-index";

/** What may be asked of the library index. Free of zod, so that asking costs the page nothing. */

/**
 * By what files are filtered and counted. Every value is a text; `none` stands for what has none. `sharing` is `public`
 * or `private`, `state` is `ready`, `processing` or `failed`, `transcript` is `timed`, `plain` or `none`, `length` one of
 * `lengthBuckets`. The others are the backend's own words.
 */
export const facets = ["type", "scope", "tool", "sharing", "state", "transcript", "length"] as const;
export type Facet = (typeof facets)[number];

/** Lengths of what plays, each up to `belowSeconds`. */
export const lengthBuckets = [
  { value: "under-1-min", belowSeconds: 60 },
  { value: "1-to-5-min", belowSeconds: 300 },
  { value: "5-to-20-min", belowSeconds: 1200 },
  { value: "over-20-min", belowSeconds: Number.POSITIVE_INFINITY },
] as const;

export const noValue = "none";

/** A file must have one of the values of each facet that is named. */
export type LibraryFilters = { readonly [F in Facet]?: readonly string[] };

/** `relevance` is the best match first, and without a text the same as `recent`. */
export const librarySorts = ["relevance", "recent", "name", "duration", "size"] as const;
export type LibrarySort = (typeof librarySorts)[number];

export type LibraryQuery = {
  text?: string;
  filters?: LibraryFilters;
  /** Default `relevance`. */
  sort?: LibrarySort;
  /** Default: the way people expect (recent, long and large first; names from A). Files without the value come last either way. */
  direction?: "ascending" | "descending";
};

/** Everything there is, the most recently updated first. */
export function isPlainQuery({ text, filters, sort, direction }: LibraryQuery): boolean {
  const isRecent = sort === undefined || sort === "relevance" || sort === "recent";
  return !text && Object.keys(filters ?? {}).length === 0 && isRecent && direction !== "ascending";
}

/** How many files have each value, under the text and the filters of all other facets; the most first. */
export type FacetCounts = { readonly [F in Facet]: readonly FacetCount[] };
export type FacetCount = { value: string; count: number };

/** Half-open places in the text, in UTF-16 units. */
export type TextRange = readonly [start: number, end: number];

/** Why a row is among the results of a text. */
export type MatchReason = {
  /** Where the best match is. */
  where: "name" | "description" | "tag";
  /** True when a word was found only by allowing for a typo. */
  isFuzzy: boolean;
  /** To be highlighted; empty where nothing matched. */
  name: readonly TextRange[];
  description: readonly TextRange[];
  /** The values of type, scope and tool that matched. */
  tags: readonly string[];
};

/** One result, in the order of the results. What is only searched and sorted by stays in the index. */
export type FoundRow = Omit<IndexRow, "description" | "order"> & { match: MatchReason | null };
