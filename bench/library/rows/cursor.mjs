import { heapRow } from "./memory.mjs";
import { nodesRow, watchScrolling } from "./scroll.mjs";

/**
 * A library without an index, which comes page by page: as far down as it comes in a while, and then through all of that.
 * @param {import("@playwright/test").Page} page @param {import("@playwright/test").CDPSession} cdp
 */
export async function cursorRows(page, cdp) {
  const there = await watchScrolling(page, "toTheEnd");
  const files = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll("[data-position]")].map(
        (tile) => Number(tile.getAttribute("data-position")) + 1,
      ),
    ),
  );
  const through = await watchScrolling(page, "evenly");
  const count = files.toLocaleString("en");
  return [
    there.longTasks(`by cursor, always at the end of what has come, for 20 s (${count} files)`),
    there.blanks(),
    through.longTasks(`top to bottom through these ${count} in 20 s`),
    through.blanks(),
    nodesRow(Math.max(there.nodes, through.nodes)),
    await heapRow(cdp, `JS heap with ${count} files loaded, page and worker`),
  ];
}
