import { LibraryIndexError } from "@/lib/client/library-index/worker-link";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";
import { selectionStore } from "@/lib/client/selection-store";
import { idsInColumns, type MarqueeCells } from "./marquee-cells";

/**
 * The selection while a marquee is drawn: what was selected before, if that is to stay, and what lies under it. Rows answer
 * later than the pointer moves; one question is out at a time, always for what is wanted last.
 */
export class MarqueeSelection {
  readonly #before = selectionStore.fileIds();
  readonly #anchor = selectionStore.getState().anchor;
  readonly #adds: boolean;
  #wanted: { rows: LibraryRows; cells: MarqueeCells; columns: number } | null = null;
  #isAsking = false;
  #isCancelled = false;

  constructor(adds: boolean) {
    this.#adds = adds;
  }

  take(rows: LibraryRows, cells: MarqueeCells, columns: number): void {
    this.#wanted = { rows, cells, columns };
    if (!this.#isAsking) void this.#ask();
  }

  /** As it was before. */
  cancel(): void {
    this.#isCancelled = true;
    selectionStore.replace(this.#before, this.#anchor ?? undefined);
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    for (let next = this.#wanted; next && !this.#isCancelled; next = this.#wanted) {
      this.#wanted = null;
      const { rows, cells, columns } = next;
      try {
        const { firstRow, endRow } = cells;
        const ids = firstRow === endRow ? [] : await rows.fileIds(firstRow * columns, endRow * columns);
        if (this.#isCancelled) break;
        const found = idsInColumns(ids, cells, columns);
        selectionStore.replace(this.#adds ? [...this.#before, ...found] : found, found[0]);
      } catch (failure) {
        // The rows have changed meanwhile; the next move asks the new ones.
        if (!(failure instanceof LibraryIndexError)) throw failure;
      }
    }
    this.#isAsking = false;
  }
}
