import type { Span } from "./row-window";

/**
 * Rows in the window and, where there are so many, `rowsBeyond` it at either end; `drawnAt` is by how many pixels they are
 * drawn off their place, where rows are scaled.
 */
export type Look = Span & { rowsBeyond: number; drawnAt: number; isFast: boolean };
/** `calm`: the rows drawn in full; those outside are drawn light, until the page rests. */
export type View = Look & { calm: Span };

/** All rows in full, but while the page scrolls fast: then only those that were. */
export function viewOf(look: Look, before?: View): View {
  const calm = look.isFast && before ? before.calm : { first: look.first, end: look.end };
  return { ...look, calm };
}

/** Of other measures or rows: those that come newly into view, as with a further page, are drawn light first. */
export function viewAgain(look: Look, { calm }: View): View {
  const still = { first: Math.max(calm.first, look.first), end: Math.min(calm.end, look.end) };
  return still.end <= still.first ? viewOf(look) : { ...look, calm: still };
}

/** All its rows are drawn in full. */
export function isCalm({ first, end, calm }: View): boolean {
  return calm.first <= first && calm.end >= end;
}

export function isSame(one: Look, other: Look): boolean {
  return (
    one.first === other.first && one.end === other.end && one.drawnAt === other.drawnAt && one.isFast === other.isFast
  );
}
