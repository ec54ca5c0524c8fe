import type { LibraryQuery } from "@/lib/domain/library-query";
import type { ShownFile } from "./shown-file";

/**
 * The files to show, by position. It has two homes: the library index, which knows every file, and the list that is
 * loaded page by page. Another object stands for another state of the rows, so that comparing them is enough.
 */
export type LibraryRows = {
  home: "index" | "list";
  /** What these files answer; another than is asked now while the next ones are on their way. */
  query: LibraryQuery;
  /** Positions that can be shown. */
  total: number;
  /** False when the list goes on below and nobody knows how far. */
  isWhole: boolean;
  /** Undefined while the row is on its way: a skeleton stands there. */
  at(position: number): ShownFile | undefined;
  /**
   * These positions (from `start` up to, without, `end`) are shown now or soon: first what comes at and after `from`, then
   * what stands before it, the nearest first. Cheap to call again and again.
   */
  ensure(start: number, end: number, from?: number): void;
  /** The ids of a range, also of rows that are not loaded; without a range of all of them in order. */
  fileIds(start?: number, end?: number): Promise<string[]>;
  /** Null when the file is not among the rows. */
  positionOf(fileId: string): Promise<number | null>;
  /** The same for a row that is or was in view; undefined when that is not known without asking. */
  knownPositionOf(fileId: string): number | undefined;
  /** The first file at `from` or after, and then from the top, whose name starts so. */
  findName(start: string, from: number): Promise<number | null>;
};
