import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";
import type { Vitrine } from "./support/vitrine";

test.use({ libraryName: "library-index" });

/** Puts a small text into the library, straight at the engine: no page is told. */
async function upload({ engineUrl, apiKey }: Vitrine, displayName: string): Promise<string> {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const body = JSON.stringify({ displayName });
  const ticket = await (await fetch(`${engineUrl}/v1/files/upload`, { method: "POST", headers, body })).json();
  expect((await fetch(ticket.uploadUrl, { method: "PUT", body: displayName })).status).toBe(200);
  return ticket.fileId;
}

/** Lets the test hear what the page's worker tells, and ask it questions. */
async function watchWorker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name !== "library-index") return;
        Reflect.set(window, "indexWorker", this);
        this.addEventListener("message", ({ data }) => {
          if (data.kind === "state") Reflect.set(window, "indexState", data.state);
        });
      }
    };
  });
}

const state = (page: Page) => page.evaluate(() => Reflect.get(window, "indexState"));
const namesFor = (page: Page, text: string) =>
  page.evaluate(async (typed) => {
    const worker: Worker = Reflect.get(window, "indexWorker");
    let id = 1_000_000 + Math.floor(performance.now());
    const ask = (kind: string, question: object) =>
      new Promise<{ resultId: number } & { name: string }[]>((resolve) => {
        id += 1;
        const own = id;
        worker.addEventListener("message", function hear({ data }) {
          if (data.id !== own) return;
          worker.removeEventListener("message", hear);
          resolve(data.answer);
        });
        worker.postMessage({ kind, id, ask: question });
      });
    const { resultId } = await ask("query", { query: { text: typed }, view: "other" });
    return (await ask("rows", { resultId, start: 0, end: 50 })).map(({ name }) => name);
  }, text);

test("the whole library is indexed in a worker, within the page's policy, and kept for the next visit", async ({
  page,
  vitrine,
}) => {
  await upload(vitrine, "Golden harvest.txt");
  const other = await upload(vitrine, "Интервью.txt");
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  const asked: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/api/library-index") asked.push(url.search);
  });
  await watchWorker(page);

  await page.goto("/");
  await expect.poll(() => state(page)).toMatchObject({ phase: "ready", total: 2 });
  expect(await namesFor(page, "harvst")).toEqual(["Golden harvest.txt"]);
  expect(await namesFor(page, "интервю")).toEqual(["Интервью.txt"]);
  expect(asked[0]).toBe("");

  expect((await page.request.post(`/api/files/${other}/archive`)).status()).toBe(200);
  asked.length = 0;
  await page.reload();
  await expect.poll(() => state(page)).toMatchObject({ phase: "ready", total: 1 });
  expect(asked[0]).toMatch(/^\?since=[0-9a-f]+\.\d+$/);
  expect(await namesFor(page, "txt")).toEqual(["Golden harvest.txt"]);
  expect(complaints).toEqual([]);
});

test("who names the tag of what they have is sent nothing, until the library changes", async ({ request, vitrine }) => {
  const fileId = await upload(vitrine, "Tagged.txt");
  let whole = "";
  await expect
    .poll(async () => {
      whole = (await request.get("/api/library-index")).headers().etag ?? "";
      return whole;
    })
    .not.toBe("");
  expect((await request.get("/api/library-index", { headers: { "if-none-match": whole } })).status()).toBe(304);

  const changes = (tag = "") =>
    request.get("/api/library-index", { params: { since: JSON.parse(whole) }, headers: { "if-none-match": tag } });
  let tag = "";
  // Each step of the new file's processing is a change.
  await expect
    .poll(async () => {
      tag = (await changes()).headers().etag ?? "";
      return (await changes(tag)).status();
    })
    .toBe(304);
  expect((await (await changes(`"another", W/${tag}`)).body()).length).toBe(0);

  expect((await request.post(`/api/files/${fileId}/archive`)).status()).toBe(200);
  await expect.poll(async () => (await changes(tag)).status()).toBe(200);
  expect((await changes(tag)).headers().etag).not.toBe(tag);
});
