import type { LibrarySort } from "@/lib/domain/library-query";

type Column = { id: string; sort: LibrarySort | null; isNumber: boolean; className: string };

/** The table's columns in their order; `className` says how wide they are, and from which width of the page on shown. */
export const tableColumns = [
  { id: "select", sort: null, isNumber: false, className: "w-10 shrink-0" },
  { id: "name", sort: "name", isNumber: false, className: "min-w-0 flex-1" },
  { id: "type", sort: null, isNumber: false, className: "hidden w-28 shrink-0 sm:flex" },
  { id: "duration", sort: "duration", isNumber: true, className: "hidden w-20 shrink-0 sm:flex" },
  { id: "size", sort: "size", isNumber: true, className: "w-20 shrink-0 sm:w-24" },
  { id: "origin", sort: null, isNumber: false, className: "hidden w-40 shrink-0 xl:flex" },
  { id: "flags", sort: null, isNumber: false, className: "hidden w-32 shrink-0 md:flex" },
] as const satisfies readonly Column[];
