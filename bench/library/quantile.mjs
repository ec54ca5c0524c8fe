/** The value that `part` (0 to 1) of the numbers do not exceed. @param {number[]} numbers @param {number} part */
export function quantile(numbers, part) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/**
 * @param {string} work @param {number} value @param {number} most @param {string} unit
 * @param {string} [note] @returns {import("../table.mjs").BoundRow}
 */
export function boundRow(work, value, most, unit, note = "") {
  const digits = value < 10 && unit !== "" ? 2 : 0;
  const shown = value.toLocaleString("en", { maximumFractionDigits: digits });
  const suffix = unit === "" ? "" : ` ${unit}`;
  return {
    work,
    measured: `${shown}${suffix}${note}`,
    bound: `${most.toLocaleString("en")}${suffix}`,
    ok: value <= most,
  };
}
