import { cpus, totalmem } from "node:os";

/** @typedef {{ work: string, floor?: string, engine: string, ratio?: number, bound: string, ok: boolean }} Row */

/** @param {Row[]} rows */
export function markdownTable(rows) {
  const lines = ["| work | floor | engine | ratio | at most | |", "|---|---|---|---|---|---|"];
  for (const { work, floor = "", engine, ratio, bound, ok } of rows) {
    const times = ratio === undefined ? "" : `${ratio.toFixed(2)}x`;
    lines.push(`| ${work} | ${floor} | ${engine} | ${times} | ${bound} | ${ok ? "ok" : "**missed**"} |`);
  }
  return lines.join("\n");
}

/** What the figures were taken on. @param {number} files */
export function machineFacts(files) {
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  return `${files.toLocaleString("en")} files, ${cpus().length} cores, ${gibibytes} GiB, Node ${process.versions.node}, ${process.platform}, ${new Date().toISOString().slice(0, 10)}`;
}

/** @param {number} ms */
export function milliseconds(ms) {
  return `${ms.toFixed(ms < 10 ? 2 : 1)} ms`;
}

/** @param {number} bytes */
export function mebibytes(bytes) {
  return `${(bytes / 1024 ** 2).toFixed(0)} MiB`;
}

/**
 * A row of latencies against their floor.
 * @param {string} work @param {{ engine: number, floor: number }} times in milliseconds @param {number} most
 * @returns {Row}
 */
export function latencyRow(work, times, most) {
  const ratio = times.engine / times.floor;
  return {
    work,
    floor: milliseconds(times.floor),
    engine: milliseconds(times.engine),
    ratio,
    bound: `${most}x`,
    ok: ratio <= most,
  };
}

/** A figure that has to keep within a bound, without a floor. @typedef {{ work: string, measured: string, bound: string, ok: boolean }} BoundRow */

/** @param {BoundRow[]} rows */
export function boundsTable(rows) {
  const lines = ["| what | measured | at most | |", "|---|---|---|---|"];
  for (const { work, measured, bound, ok } of rows) {
    lines.push(`| ${work} | ${measured} | ${bound} | ${ok ? "ok" : "**missed**"} |`);
  }
  return lines.join("\n");
}

/**
 * So many of so many, of which no more than `most` may be.
 * @param {string} work @param {number} count @param {number} of @param {number} [most] @returns {BoundRow}
 */
export function countRow(work, count, of, most = 0) {
  const measured = `${count.toLocaleString("en")} of ${of.toLocaleString("en")}`;
  // Nothing out of nothing was not measured.
  return { work, measured, bound: most.toLocaleString("en"), ok: count <= most && of > 0 };
}
