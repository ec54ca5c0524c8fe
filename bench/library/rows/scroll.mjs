import { boundRow, quantile } from "../quantile.mjs";

const SCROLL_MS = 20_000;
const BLANK_MS = 200;

/**
 * Scrolls for 20 s and watches each frame: evenly from top to bottom, or, where the page grows, always to where it ends now.
 * @param {import("@playwright/test").Page} page @param {"evenly" | "toTheEnd"} how
 */
export async function watchScrolling(page, how) {
  const seen = await page.evaluate(
    async ({ scrollMs, how }) => {
      const probe = Reflect.get(window, "probe");
      scrollTo(0, 0);
      await new Promise((resolve) => setTimeout(resolve, 500));
      probe.longTasks.length = 0;
      const blanks = [];
      let blankSince = 0;
      let frames = 0;
      let nodes = 0;
      const began = performance.now();
      await new Promise((resolve) => {
        const step = () => {
          const now = performance.now();
          const part = Math.min(1, (now - began) / scrollMs);
          // What the frame before painted is looked at, then the page moves on.
          if (probe.isBlank()) blankSince ||= now;
          else if (blankSince) {
            blanks.push(now - blankSince);
            blankSince = 0;
          }
          frames += 1;
          if (frames % 20 === 0) nodes = Math.max(nodes, document.getElementsByTagName("*").length);
          if (part === 1) return resolve(undefined);
          const end = document.documentElement.scrollHeight - innerHeight;
          scrollTo(0, how === "evenly" ? part * end : end);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      });
      if (blankSince) blanks.push(performance.now() - blankSince);
      return { frames, nodes, blanks, longTasks: [...probe.longTasks] };
    },
    { scrollMs: SCROLL_MS, how },
  );
  const { frames, nodes, blanks, longTasks } = seen;
  // Of all frames' longest tasks; those under 50 ms are not told by the browser and count as none.
  const tasks = [...longTasks, ...Array.from({ length: Math.max(0, frames - longTasks.length) }, () => 0)];
  const longestTask = Math.max(0, ...longTasks).toFixed(0);
  return {
    nodes,
    /** @param {string} work */
    longTasks: (work) =>
      boundRow(
        `${work}: long task of a frame, p99`,
        quantile(tasks, 0.99),
        50,
        "ms",
        ` (${longTasks.length} over 50 ms in ${frames} frames, longest ${longestTask} ms)`,
      ),
    blanks: () =>
      boundRow(
        "the same: screens blank for over 200 ms",
        blanks.filter((ms) => ms > BLANK_MS).length,
        0,
        "",
        ` (longest ${Math.max(0, ...blanks).toFixed(0)} ms)`,
      ),
  };
}

/** @param {number} nodes */
export function nodesRow(nodes) {
  return boundRow("DOM elements, most while scrolling", nodes, 2_500, "");
}

/** @param {import("@playwright/test").Page} page */
export async function scrollRows(page) {
  const seen = await watchScrolling(page, "evenly");
  return [seen.longTasks("scroll top to bottom in 20 s"), seen.blanks(), nodesRow(seen.nodes)];
}

/**
 * @param {import("@playwright/test").Page} page @param {string[]} names in the order of the tiles
 */
export async function jumpRows(page, names) {
  const times = [];
  let wrong = 0;
  for (const part of [0.5, 0.2, 0.5, 0.8, 0.5, 0.35, 0.5]) {
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(600);
    const { ms, tiles } = await page.evaluate(async (to) => {
      const probe = Reflect.get(window, "probe");
      const before = new Set(probe.visibleTiles());
      const began = performance.now();
      scrollTo(0, to * (document.documentElement.scrollHeight - innerHeight));
      const isThere = () =>
        !probe.isBlank() && probe.visibleTiles().every((/** @type {Element} */ tile) => !before.has(tile));
      while (!isThere() && performance.now() - began < 5_000) await new Promise(requestAnimationFrame);
      const ended = await probe.painted();
      const tiles = probe.visibleTiles().map((/** @type {Element} */ tile) => ({
        position: Number(tile.getAttribute("data-position")),
        name: tile.querySelector("bdi")?.title ?? null,
      }));
      return { ms: ended - began, tiles };
    }, part);
    times.push(ms);
    const isRight = (/** @type {{ position: number, name: string | null }} */ tile) =>
      names[tile.position] === tile.name;
    const isFar = tiles.every((tile) => Math.abs(tile.position / names.length - part) < 0.02);
    if (tiles.length === 0 || !isFar || !tiles.every(isRight)) wrong += 1;
  }
  return [
    boundRow(
      "drag the scrollbar to the middle and elsewhere: tiles there (longest of 7)",
      Math.max(...times),
      400,
      "ms",
    ),
    boundRow("the same: jumps with another tile than the index has there", wrong, 0, ""),
  ];
}
