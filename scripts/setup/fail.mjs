/**
 * Ends this program with one line for the person who started it.
 * @param {string} line
 * @returns {never}
 */
export function fail(line) {
  console.error(`vitrine: ${line}`);
  process.exit(1);
}
