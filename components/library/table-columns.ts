import type { LibrarySort } from "@/lib/domain/library-query";

/** The table's columns in their order; `className` says from which width on they are shown. */
export const tableColumns = [
  { id: "select", sort: null, className: "w-10 shrink-0" },
  { id: "name", sort: "name", className: "min-w-0 flex-1" },
  { id: "type", sort: null, className: "hidden w-28 shrink-0 sm:flex" },
  { id: "duration", sort: "duration", className: "hidden w-24 shrink-0 justify-end sm:flex" },
  { id: "size", sort: "size", className: "w-20 shrink-0 justify-end sm:w-24" },
  { id: "origin", sort: null, className: "hidden w-40 shrink-0 lg:flex" },
  { id: "flags", sort: null, className: "hidden w-36 shrink-0 md:flex" },
] as const satisfies readonly { id: string; sort: LibrarySort | null; className: string }[];

export type TableColumn = (typeof tableColumns)[number]["id"];
