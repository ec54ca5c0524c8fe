import type { IndexColumns } from "@/lib/domain/library-index";
import type { FacetCounts, FoundRow, LibraryQuery, LibrarySort } from "@/lib/domain/library-query";
import { filterAndCount } from "./count-and-filter";
import { IndexTable } from "./index-table";
import { matchReason } from "./match-reason";
import { type CompareRows, RowOrder } from "./row-order";
import { nextTask } from "./take-turns";
import { gradeLimit, type TextMatches, TextSearch } from "./text-search";

/** The rows of a query's results, best first, and what they were found by. */
export type Found = { rows: Int32Array; facets: FacetCounts; matches: TextMatches | null };

const warmUpTexts = ["e", "an", "img 1", "the"];

type Orders = Record<Exclude<LibrarySort, "relevance">, RowOrder>;

/** Answers queries over the rows that it holds. Knows nothing of workers and networks. */
export class LibrarySearch {
  readonly #table = new IndexTable();
  readonly #text = new TextSearch(this.#table);
  readonly #orders: Orders;

  /** `locale` orders names; the browser's own without it. */
  constructor(locale?: string) {
    const table = this.#table;
    const recent: CompareRows = (one, other) => (table.order[other] ?? 0) - (table.order[one] ?? 0);
    const byNumber = (column: () => Float64Array): CompareRows => {
      // NaN is what is missing; it goes last in either direction.
      return (one, other) => {
        const [a, b] = [column()[one] ?? Number.NaN, column()[other] ?? Number.NaN];
        if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return recent(one, other);
        if (Number.isNaN(a)) return 1;
        return Number.isNaN(b) ? -1 : b - a;
      };
    };
    const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
    const order = (compareRows: CompareRows) =>
      new RowOrder({
        rows: () => Int32Array.from({ length: table.count }, (_, row) => row).filter((row) => table.alive[row] === 1),
        isAlive: (row) => table.alive[row] === 1,
        compare: compareRows,
      });
    this.#orders = {
      recent: order(recent),
      name: order((one, other) => compare(table.name[one] ?? "", table.name[other] ?? "") || recent(one, other)),
      duration: order(byNumber(() => table.durationSeconds)),
      size: order(byNumber(() => table.bytes)),
    };
  }

  /** Files in the library. */
  get size(): number {
    return this.#table.size;
  }

  /** Rows that are new or have changed, and files that are gone. Throws when the columns do not fit together. */
  change(columns: IndexColumns, removed: readonly string[] = []): void {
    const gone = removed.map((fileId) => this.#table.remove(fileId)).filter((row) => row !== null);
    const touched = [...gone, ...this.#table.put(columns)];
    this.#text.touch(touched);
    for (const order of Object.values(this.#orders)) order.touch(touched);
  }

  /** Does now what the first query by text would wait for. */
  async prepare(): Promise<void> {
    await this.#orders.recent.sorted();
    await this.#text.prepare();
  }

  /** Asks what nobody has asked: the first questions take several times as long, as browsers compile what is in use. */
  async warmUp(): Promise<void> {
    for (const text of warmUpTexts) {
      const { rows, matches } = await this.query({ text });
      for (const row of rows.subarray(0, 20)) this.row(row, matches);
      await nextTask();
    }
  }

  async query({ text = "", filters = {}, sort = "relevance", direction }: LibraryQuery): Promise<Found> {
    const matches = await this.#text.search(text);
    const order = await this.#inOrder(
      sort === "relevance" ? "recent" : sort,
      sort === "relevance" ? undefined : direction,
    );
    const { rows, counts } = filterAndCount(this.#table, order, matches?.grades ?? null, filters);
    const isByGrade = matches && sort === "relevance";
    return { rows: isByGrade ? bestFirst(rows, matches.grades) : rows, facets: counts, matches };
  }

  row(row: number, matches: TextMatches | null): FoundRow {
    const found = this.#table.row(row);
    const description = this.#table.description[row] ?? "";
    return {
      ...found,
      match: matches && matchReason({ ...found, description }, matches.grades[row] ?? 0, matches.terms),
    };
  }

  /** False for a file that is gone. */
  isHere(row: number): boolean {
    return this.#table.alive[row] === 1;
  }

  fileId(row: number): string {
    return this.#table.fileId[row] ?? "";
  }

  name(row: number): string {
    return this.#table.name[row] ?? "";
  }

  find(fileId: string): number | null {
    return this.#table.find(fileId);
  }

  async #inOrder(sort: keyof Orders, direction: LibraryQuery["direction"]): Promise<Int32Array> {
    const sorted = await this.#orders[sort].sorted();
    const usual = sort === "name" ? "ascending" : "descending";
    if (!direction || direction === usual) return sorted;
    const column = { recent: null, name: null, duration: this.#table.durationSeconds, size: this.#table.bytes }[sort];
    const missing = column ? sorted.findIndex((row) => Number.isNaN(column[row])) : -1;
    if (missing === -1) return sorted.toReversed();
    const turned = sorted.slice();
    turned.subarray(0, missing).reverse();
    return turned;
  }
}

/** Rows of the same grade stay in their order. */
function bestFirst(rows: Int32Array, grades: Uint8Array): Int32Array {
  const counts = new Int32Array(gradeLimit);
  for (const row of rows) counts[grades[row] ?? 0] = (counts[grades[row] ?? 0] ?? 0) + 1;
  const next = new Int32Array(gradeLimit);
  let before = 0;
  for (let grade = gradeLimit - 1; grade >= 0; grade -= 1) {
    next[grade] = before;
    before += counts[grade] ?? 0;
  }
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const grade = grades[row] ?? 0;
    const place = next[grade] ?? 0;
    sorted[place] = row;
    next[grade] = place + 1;
  }
  return sorted;
}
