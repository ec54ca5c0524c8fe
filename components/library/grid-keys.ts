type Keys = { key: string; metaKey: boolean; ctrlKey: boolean; altKey: boolean; shiftKey: boolean };

/**
 * Where a key moves the focus in a grid of `count` tiles; null when the key means nothing here. `lineSign` is -1 where
 * lines begin at the right: an arrow goes where it points.
 */
export function nextIndex(
  { key, metaKey, ctrlKey, altKey, shiftKey }: Keys,
  { index, columns, count, lineSign }: { index: number; columns: number; count: number; lineSign: 1 | -1 },
): number | null {
  if (metaKey || ctrlKey || altKey || shiftKey) return null;
  const steps: Record<string, number> = {
    ArrowRight: lineSign,
    ArrowLeft: -lineSign,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -index,
    End: count - 1 - index,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const next = index + step;
  if (next < 0) return index;
  // From the row before a short last row, down goes to the last tile.
  const lastRowStart = Math.floor((count - 1) / columns) * columns;
  if (next >= count) return index < lastRowStart ? count - 1 : index;
  return next;
}
