/**
 * What runs in the page: sent there as text by `addInitScript`, so it may use nothing from outside.
 * A tile is there when it is on the screen and is of a file; what stands in for it is of none.
 */
export function installProbe() {
  const probe = {
    /** @param {() => void} then called after the next frame is painted */
    afterPaint: (then) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => then();
        channel.port2.postMessage(0);
      }),
    painted: () => new Promise((resolve) => probe.afterPaint(() => resolve(performance.now()))),
    namedTileAt: (/** @type {number} */ x, /** @type {number} */ y) =>
      Boolean(document.elementFromPoint(x, y)?.closest("[data-file-id]")),
    /** The screen is blank when fewer than half of twelve points over it lie on a tile with its name. */
    isBlank: () => {
      let named = 0;
      for (let row = 0; row < 3; row += 1)
        for (let column = 0; column < 4; column += 1)
          if (probe.namedTileAt(innerWidth * (0.14 + 0.23 * column), innerHeight * (0.3 + 0.27 * row))) named += 1;
      return named < 6;
    },
    visibleTiles: () =>
      [...document.querySelectorAll("[data-file-id]")].filter((tile) => {
        const { top, bottom } = tile.getBoundingClientRect();
        return bottom > 80 && top < innerHeight;
      }),
    longTasks: /** @type {number[]} */ ([]),
    events: /** @type {{ name: string, duration: number, id: number, target: string }[]} */ ([]),
    firstTiles: 0,
  };
  Reflect.set(window, "probe", probe);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probe.longTasks.push(duration);
  }).observe({ type: "longtask" });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id = Reflect.get(entry, "interactionId");
      if (id) {
        const element = Reflect.get(entry, "target");
        const target =
          element instanceof Element ? `${element.tagName.toLowerCase()} ${element.getAttribute("role") ?? ""}` : "";
        probe.events.push({ name: entry.name, duration: entry.duration, id, target });
      }
    }
  }).observe(/** @type {any} */ ({ type: "event", durationThreshold: 16 }));
  const look = () => {
    const tile = document.querySelector("[data-file-id]");
    if (!tile?.getClientRects().length) return void requestAnimationFrame(look);
    probe.afterPaint(() => {
      probe.firstTiles = performance.now();
      Reflect.set(probe, "firstTilesEpoch", Date.now());
    });
  };
  requestAnimationFrame(look);
}
