/**
 * What a grid says of itself to assistive technology. Only rows in view are in the document, and they stand where their
 * numbers say, as rows of a `table` cannot: plain elements get its roles. Numbers count from 0.
 */
export function gridAttributes({
  label,
  rowCount,
  columnCount,
}: {
  label: string;
  rowCount: number;
  columnCount: number;
}) {
  return {
    role: "grid",
    "aria-label": label,
    /** -1: not known. */
    "aria-rowcount": rowCount,
    "aria-colcount": columnCount,
    "aria-multiselectable": true,
  } as const;
}

export function rowAttributes(row: number, isSelected?: boolean) {
  return {
    role: "row",
    "aria-rowindex": row + 1,
    ...(isSelected === undefined ? {} : { "aria-selected": isSelected }),
  } as const;
}

export function cellAttributes(column: number, isSelected?: boolean) {
  return {
    role: "gridcell",
    "aria-colindex": column + 1,
    ...(isSelected === undefined ? {} : { "aria-selected": isSelected }),
  } as const;
}
