import { createSerializer, parseAsArrayOf, parseAsFloat, parseAsString, parseAsStringLiteral } from "nuqs";
import { librarySorts } from "@/lib/domain/library-query";

export const sortDirections = ["ascending", "descending"] as const;
export type SortDirection = (typeof sortDirections)[number];

/** How files are laid out: as tiles of three sizes, or as rows. */
export const libraryLayouts = ["large", "medium", "small", "table"] as const;
export type LibraryLayout = (typeof libraryLayouts)[number];

const values = () => parseAsArrayOf(parseAsString).withDefault([]);

/**
 * The library page's state in its URL: what is searched, by what it is filtered and sorted, how it is laid out, which file
 * is open, and from which second it plays. What an address says that is unknown here counts as not said.
 */
export const libraryUrl = {
  q: parseAsString.withDefault(""),
  type: values(),
  scope: values(),
  tool: values(),
  sharing: values(),
  state: values(),
  transcript: values(),
  length: values(),
  sort: parseAsStringLiteral(librarySorts).withDefault("relevance"),
  direction: parseAsStringLiteral(sortDirections),
  view: parseAsStringLiteral(libraryLayouts).withDefault("medium"),
  file: parseAsString,
  t: parseAsFloat,
};

/** `?…` with these values of the page's state; what is not named or has its default is left out. */
export const libraryAddress = createSerializer(libraryUrl);
