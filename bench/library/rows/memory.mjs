import { boundRow } from "../quantile.mjs";

/** Heap in use after a collection, in bytes, of the page and of its workers. @param {import("@playwright/test").CDPSession} cdp */
async function heaps(cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  let workers = 0;
  let found = 0;
  /** @type {Promise<void>[]} */
  const asked = [];
  cdp.on("Target.attachedToTarget", ({ sessionId }) => {
    asked.push(
      new Promise((resolve) => {
        const tell = (/** @type {{ id: number, method: string }} */ message) =>
          void cdp.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify(message) });
        const hear = (/** @type {{ sessionId: string, message: string }} */ event) => {
          if (event.sessionId !== sessionId) return;
          const { id, result } = JSON.parse(event.message);
          // A worker answers out of turn: asked together, it tells what it uses before it has collected.
          if (id === 1) tell({ id: 2, method: "Runtime.getHeapUsage" });
          if (id !== 2) return;
          workers += result.usedSize + (result.backingStorageSize ?? 0);
          found += 1;
          resolve();
        };
        cdp.on("Target.receivedMessageFromTarget", hear);
        tell({ id: 1, method: "HeapProfiler.collectGarbage" });
      }),
    );
  });
  await cdp.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await Promise.race([Promise.all(asked), new Promise((resolve) => setTimeout(resolve, 10_000))]);
  return { page: usedSize, workers, found };
}

/** @param {import("@playwright/test").CDPSession} cdp @param {string} work */
export async function heapRow(cdp, work) {
  const { page, workers, found } = await heaps(cdp);
  const mb = (/** @type {number} */ bytes) => bytes / 1e6;
  const note = ` (page ${mb(page).toFixed(0)}, ${found} worker ${mb(workers).toFixed(0)} with its buffers)`;
  const row = boundRow(work, mb(page + workers), 120, "MB", note);
  return found === 0 ? { ...row, measured: `${row.measured}: no worker found`, ok: false } : row;
}

/** @param {import("@playwright/test").CDPSession} cdp */
export async function memoryRows(cdp) {
  return [await heapRow(cdp, "JS heap with the index loaded, page and worker")];
}
