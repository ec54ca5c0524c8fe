import { type Facet, type FacetCounts, facets, type LibraryFilters } from "@/lib/domain/library-query";
import type { IndexTable } from "./index-table";

type Check = { numbers: Uint16Array; allowed: Uint8Array | null; counts: Int32Array };

/**
 * Of the rows in `order`, those that pass all filters, in the same order; and for each facet how many would pass with
 * each of its values, the filters of the others standing. `accept` leaves out the rest from both.
 */
export function filterAndCount(
  table: IndexTable,
  order: Int32Array,
  accept: Uint8Array | null,
  filters: LibraryFilters,
): { rows: Int32Array; counts: FacetCounts } {
  const checks = facets.map((facet) => checkOf(table, facet, filters[facet]));
  const active = checks.filter(({ allowed }) => allowed !== null);
  const found = new Int32Array(order.length);
  let count = 0;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0;
    if (accept && !accept[row]) continue;
    let failed: Check | null = null;
    let failures = 0;
    for (const check of active) {
      if (check.allowed?.[check.numbers[row] ?? 0]) continue;
      failures += 1;
      failed = check;
      if (failures > 1) break;
    }
    if (failures > 1) continue;
    if (failed) tally(failed, row);
    else {
      found[count] = row;
      count += 1;
      for (const check of checks) tally(check, row);
    }
  }
  const counts = (facet: Facet) => countsOf(table, facet, checks[facets.indexOf(facet)]?.counts);
  return {
    rows: found.slice(0, count),
    counts: {
      type: counts("type"),
      scope: counts("scope"),
      tool: counts("tool"),
      sharing: counts("sharing"),
      state: counts("state"),
      transcript: counts("transcript"),
      length: counts("length"),
    },
  };
}

function tally({ numbers, counts }: Check, row: number): void {
  const number = numbers[row] ?? 0;
  counts[number] = (counts[number] ?? 0) + 1;
}

function checkOf(table: IndexTable, facet: Facet, wanted: readonly string[] | undefined): Check {
  const { values, numbers } = table.facets[facet];
  const counts = new Int32Array(values.texts.length);
  if (!wanted || wanted.length === 0) return { numbers, allowed: null, counts };
  const allowed = new Uint8Array(values.texts.length);
  for (const value of wanted) {
    const number = values.find(value);
    if (number !== undefined) allowed[number] = 1;
  }
  return { numbers, allowed, counts };
}

function countsOf(table: IndexTable, facet: Facet, counts: Int32Array | undefined) {
  return table.facets[facet].values.texts
    .map((value, number) => ({ value, count: counts?.[number] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}
