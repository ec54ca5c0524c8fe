// The worker of the library index in Chromium, over a dashboard that runs: state, memory, how fast queries are answered.
// node bench/library-index-chromium.mjs <address of the dashboard> [number of files to wait for]
import { chromium } from "@playwright/test";

const [address = "http://localhost:3000", wanted = "1"] = process.argv.slice(2);
const executablePath = process.env.CHROME_PATH || "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--enable-precise-memory-info"] });
const page = await browser.newPage();
const complaints = [];
page.on("console", (message) => {
  if (message.type() === "error" || /Content Security/.test(message.text())) complaints.push(message.text());
});
await page.addInitScript(() => {
  const Original = window.Worker;
  const states = [];
  Reflect.set(window, "indexStates", states);
  window.Worker = class extends Original {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      if (options?.name !== "library-index") return;
      Reflect.set(window, "indexWorker", this);
      this.addEventListener("message", ({ data }) => {
        if (data.kind === "state") states.push({ ...data.state, at: performance.now() });
      });
    }
  };
});
let wireBytes = 0;
const session = await page.context().newCDPSession(page);
await session.send("Network.enable");
/** @param {string} when */
async function untilReady(when) {
  await page.waitForFunction((count) => Reflect.get(window, "indexStates").at(-1)?.total >= count, Number(wanted), {
    timeout: 240_000,
  });
  const states = await page.evaluate(() => Reflect.get(window, "indexStates"));
  const at = (/** @type {string} */ phase) => states.find((/** @type {any} */ state) => state.phase === phase)?.at;
  console.log(
    `${when}: worker begun ${at("loading") ?? "?"} first ready at ${at("ready")?.toFixed(0)} ms; last`,
    states.at(-1),
  );
}
page.on("requestfinished", async (request) => {
  if (!request.url().includes("/api/library-index")) return;
  const sizes = await request.sizes().catch(() => null);
  wireBytes = Math.max(wireBytes, sizes?.responseBodySize ?? 0);
});
await page.goto(address);
await untilReady("first visit");
console.log("largest answer on the wire:", (wireBytes / 1e6).toFixed(2), "MB");

const measured = await page.evaluate(async () => {
  const worker = Reflect.get(window, "indexWorker");
  let lastId = 1_000_000;
  const ask = (kind, question) =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const hear = ({ data }) => {
        if (data.id !== id) return;
        worker.removeEventListener("message", hear);
        resolve(data.answer ?? data.failure);
      };
      worker.addEventListener("message", hear);
      worker.postMessage({ kind, id, ask: question });
    });
  const typed = [
    "golden harvest",
    "coffee shop",
    "img_00012",
    "lisbon tram final",
    "sao paulo",
    "harvst",
    "mountian rid",
  ];
  typed.push(
    "video",
    "a",
    "e",
    "zurich lake 5",
    "speaker answers",
    "rooftop garden",
    "12345",
    "blue",
    "vertical",
    "xqzw",
  );
  const times = [];
  for (let round = 0; round < 4; round += 1) {
    for (const text of typed) {
      for (let length = 1; length <= Math.min(12, text.length); length += 1) {
        const started = performance.now();
        const { resultId } = await ask("query", { query: { text: text.slice(0, length) }, view: "other" });
        await ask("rows", { resultId, start: 0, end: 60 });
        if (round > 0) times.push(performance.now() - started);
      }
    }
  }
  const sorts = {};
  for (const sort of ["name", "size"]) {
    const started = performance.now();
    await ask("query", { query: { sort }, view: "other" });
    sorts[sort] = performance.now() - started;
  }
  times.sort((a, b) => a - b);
  const part = (p) => times[Math.floor((times.length - 1) * p)];
  return { queries: times.length, p50: part(0.5), p95: part(0.95), longest: part(1), sorts };
});
console.log("query and 60 rows, as the page sees it (ms):", measured);
const workers = page.workers();
for (const worker of workers) {
  const memory = await worker.evaluate(() => {
    const { memory } = performance;
    return memory ? memory.usedJSHeapSize / 2 ** 20 : null;
  });
  console.log("worker heap, MiB:", memory);
}
console.log("page heap, MiB:", await page.evaluate(() => performance.memory.usedJSHeapSize / 2 ** 20));
await page.reload();
await untilReady("second visit");
console.log("complaints of the console:", complaints);
await browser.close();
