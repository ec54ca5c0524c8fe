import { firstFrom, startsSo } from "@/lib/client/library-rows/find-name";
import type { FoundRow } from "@/lib/domain/library-query";
import { libraryIndexTexts } from "@/lib/messages/en/library-index";
import { pageLocale } from "@/lib/messages/locale";
import type { Found, LibrarySearch } from "./library-search";
import type { Questions, WorkerFailure } from "./protocol";

/** A question that cannot be answered. */
export class QuestionError extends Error {
  override readonly name = "QuestionError";
  constructor(
    readonly code: WorkerFailure["code"],
    message: string,
  ) {
    super(message);
  }
}

/** Of each view, the page may still be painting an older one. */
const keptOfEachView = 3;
type Kept = { id: number; view: string; search: LibrarySearch; found: Found };

/** The last results of each view, and the questions about them. */
export class Results {
  #kept: Kept[] = [];
  #lastId = 0;

  add(view: string, search: LibrarySearch, found: Found, first: number): Questions["query"]["answer"] {
    this.#lastId += 1;
    // Those of a library that was replaced would keep all of it in memory.
    const current = this.#kept.filter((kept) => kept.search === search);
    const ofView = current.filter((kept) => kept.view === view).slice(-(keptOfEachView - 1));
    this.#kept = [
      ...current.filter((kept) => kept.view !== view),
      ...ofView,
      { id: this.#lastId, view, search, found },
    ];
    return {
      resultId: this.#lastId,
      total: found.rows.length,
      inLibrary: search.size,
      facets: found.facets,
      rowNumbers: found.rows.slice(),
      firstRows: Array.from(found.rows.subarray(0, first), (row) => search.row(row, found.matches)),
    };
  }

  rows({ resultId, start, end }: Questions["rows"]["ask"]): FoundRow[] {
    const { search, found } = this.#find(resultId);
    return Array.from(found.rows.subarray(Math.max(0, start), Math.max(0, end)), (row) =>
      search.row(row, found.matches),
    );
  }

  positionOf({ resultId, fileId }: Questions["positionOf"]["ask"]): number | null {
    const { search, found } = this.#find(resultId);
    const row = search.find(fileId);
    const position = row === null ? -1 : found.rows.indexOf(row);
    return position === -1 ? null : position;
  }

  fileIds({ resultId }: Questions["fileIds"]["ask"]): string[] {
    const { search, found } = this.#find(resultId);
    return Array.from(found.rows, (row) => search.fileId(row));
  }

  rowsOf({ resultId, rowNumbers }: Questions["rowsOf"]["ask"]): (FoundRow | null)[] {
    const { search, found } = this.#find(resultId);
    return Array.from(rowNumbers, (row) => (search.isHere(row) ? search.row(row, found.matches) : null));
  }

  fileIdsOf({ resultId, rowNumbers }: Questions["fileIdsOf"]["ask"]): string[] {
    const { search } = this.#find(resultId);
    return Array.from(rowNumbers, (row) => search.fileId(row));
  }

  findName({ resultId, start, rowNumbers, from }: Questions["findName"]["ask"]): number | null {
    const { search } = this.#find(resultId);
    return firstFrom(rowNumbers.length, from, (place) => startsSo(search.name(rowNumbers[place] ?? -1), start));
  }

  numbersOf({ resultId, fileIds }: Questions["numbersOf"]["ask"]): (number | null)[] {
    const { search } = this.#find(resultId);
    return fileIds.map((fileId) => search.find(fileId));
  }

  forget(): void {
    this.#kept = [];
  }

  #find(resultId: number): Kept {
    const kept = this.#kept.find(({ id }) => id === resultId);
    if (!kept) throw new QuestionError("superseded", libraryIndexTexts(pageLocale()).replaced);
    return kept;
  }
}
