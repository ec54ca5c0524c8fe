/** In pixels from where the rows begin: `left` and `right` along the line, from the left or, from right to left, the right. */
export type MarqueeBox = { left: number; right: number; top: number; bottom: number };

/** How cells stand: each of `width` by `height`, the next one so far along and the next row so far down. */
export type CellMeasure = {
  columns: number;
  width: number;
  height: number;
  stepAlong: number;
  stepDown: number;
  /** Cells of all rows. */
  count: number;
};

/** Half-open; empty where `firstRow` is `endRow`. */
export type MarqueeCells = { firstRow: number; endRow: number; firstColumn: number; endColumn: number };

const noCells: MarqueeCells = { firstRow: 0, endRow: 0, firstColumn: 0, endColumn: 0 };

/** The cells that the box touches, whether or not they are in the document. */
export function cellsIn(box: MarqueeBox, measure: CellMeasure): MarqueeCells {
  const { columns, width, height, stepAlong, stepDown, count } = measure;
  const [firstRow, endRow] = touched(box.top, box.bottom, stepDown, height, Math.ceil(count / columns));
  const [firstColumn, endColumn] = touched(box.left, box.right, stepAlong, width, columns);
  return firstRow < endRow && firstColumn < endColumn ? { firstRow, endRow, firstColumn, endColumn } : noCells;
}

/** Of the ids of whole rows, which begin at `firstRow`, those in the columns. */
export function idsInColumns(ids: readonly string[], cells: MarqueeCells, columns: number): string[] {
  return ids.filter((_, at) => {
    const column = at % columns;
    return column >= cells.firstColumn && column < cells.endColumn;
  });
}

/** Of stretches that are `size` long and begin every `step`, those that `from` to `to` touches. */
function touched(from: number, to: number, step: number, size: number, count: number): [number, number] {
  const first = Math.max(0, Math.floor((from - size) / step) + 1);
  return [first, Math.max(first, Math.min(count, Math.ceil(to / step)))];
}
