/** `1 file`, `2 files`. */
export function fileCount(count: number): string {
  return `${count} file${count === 1 ? "" : "s"}`;
}
