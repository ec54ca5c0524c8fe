import { parseAsFloat, parseAsString } from "nuqs";

/** The library page's state in its URL: what is searched, which file is open, and from which second it plays. */
export const libraryUrl = {
  q: parseAsString.withDefault(""),
  file: parseAsString,
  t: parseAsFloat,
};
