type Keys = { key: string; metaKey: boolean; ctrlKey: boolean; altKey: boolean; shiftKey: boolean };
type Place = {
  index: number;
  columns: number;
  count: number;
  /** -1 where lines begin at the right: an arrow goes where it points. */
  lineSign: 1 | -1;
  /** Rows that a page of the screen holds. */
  pageRows: number;
};

/**
 * Where a key moves the focus among `count` tiles; null when the key means nothing here. Shift does not matter: whoever
 * selects moves as well.
 */
export function nextIndex(
  { key, metaKey, ctrlKey, altKey }: Keys,
  { index, columns, count, lineSign, pageRows }: Place,
): number | null {
  const isEnd = key === "Home" || key === "End";
  if (metaKey || altKey || (ctrlKey && !isEnd)) return null;
  const steps: Record<string, number> = {
    ArrowRight: columns === 1 ? 0 : lineSign,
    ArrowLeft: columns === 1 ? 0 : -lineSign,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: columns * pageRows,
    PageUp: -columns * pageRows,
    Home: -index,
    End: count - 1 - index,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const next = index + step;
  const column = index % columns;
  // A page past the first or last row ends in it.
  if (key === "PageUp" && next < 0) return column;
  if (key === "PageDown" && next >= count)
    return Math.min(count - 1, Math.floor((count - 1) / columns) * columns + column);
  if (next < 0) return index;
  // From the row before a short last row, down goes to the last tile.
  const lastRowStart = Math.floor((count - 1) / columns) * columns;
  if (next >= count) return index < lastRowStart ? count - 1 : index;
  return next;
}
