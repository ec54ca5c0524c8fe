/** So near the window's top (below the header) and bottom the page is pulled along, in pixels. */
const edges = { top: 112, bottom: 72 };
const mostPixelsPerSecond = 1800;

/** How fast a marquee at this height of the window pulls the page, in pixels a second; upwards below 0. */
export function pullAt(clientY: number, windowHeight: number): number {
  const above = (edges.top - clientY) / edges.top;
  const below = (clientY - (windowHeight - edges.bottom)) / edges.bottom;
  const depth = above > 0 ? -Math.min(1, above) : Math.min(1, Math.max(0, below));
  return depth * Math.abs(depth) * mostPixelsPerSecond;
}
