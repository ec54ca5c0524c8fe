/** Browsers cap how high a page can be: Firefox at 17.8 million pixels, Chromium and Safari at 33.5 million. */
const mostPixels = 15_000_000;

type Measures = { count: number; rowHeight: number; viewHeight: number };

/** A scroll area of rows of one height, which stands for more pixels than it has when there are too many rows. */
export type ScrollScale = {
  /** Pixels of the area. */
  height: number;
  /** How far down the rows are when the area is scrolled so far. */
  toRows(scrolled: number): number;
  toScroll(offset: number): number;
};

export function scrollScale({ count, rowHeight, viewHeight }: Measures, most = mostPixels): ScrollScale {
  const rowsHeight = count * rowHeight;
  const height = Math.min(rowsHeight, most);
  const scale = rowsHeight <= most ? 1 : (rowsHeight - viewHeight) / (most - viewHeight);
  return { height, toRows: (scrolled) => scrolled * scale, toScroll: (offset) => offset / scale };
}

/** The rows of a stretch of the view, `overscan` more at either end; half-open. */
export function rowsInView(offset: number, { count, rowHeight, viewHeight }: Measures, overscan: number): Span {
  if (rowHeight <= 0) return { first: 0, end: 0 };
  const first = Math.max(0, Math.min(count, Math.floor(offset / rowHeight)) - overscan);
  const end = Math.min(count, Math.ceil((offset + viewHeight) / rowHeight) + overscan);
  return { first, end: Math.max(first, end) };
}

/** Rows from `first` up to, without, `end`. */
export type Span = { first: number; end: number };

/** So many steps it takes to draw the rows of a screen in full. */
const stepsPerScreen = 2;

/**
 * The rows drawn in full after one more step: `calm` are those that are, `all` those to be, and a step begins with what is
 * `seen`. Drawn at once they would hold up the page for several frames.
 */
export function nextCalm(calm: Span, all: Span, seen: Span): Span {
  const rows = Math.max(1, Math.ceil((seen.end - seen.first) / stepsPerScreen));
  const isApart = calm.end <= seen.first || calm.first >= seen.end;
  if (isApart) return { first: seen.first, end: Math.min(all.end, seen.first + rows) };
  if (calm.end < all.end) return { first: Math.max(all.first, calm.first), end: Math.min(all.end, calm.end + rows) };
  return { first: Math.max(all.first, calm.first - rows), end: all.end };
}

/** At the top only what the window lacks is asked for; whoever has begun to scroll is to find no end. */
const rowsAheadAtTop = 3;
const screensAhead = 3;

/** Whether rows below the `count` that there are must be asked for now, with these in view. */
export function isNearEnd({ first, end }: Span, count: number): boolean {
  const ahead = first === 0 ? rowsAheadAtTop : screensAhead * (end - first);
  return count > 0 && end + ahead >= count;
}
