import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Response } from "@playwright/test";
import { expect, test } from "./support/test";
import { freePort } from "./support/vitrine";

test.use({ libraryName: "build" });

const root = resolve(import.meta.dirname, "..");
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test("no function's trace file names the engine or its natives", () => {
  const traces = filesBelow(join(root, ".next/server")).filter((file) => file.endsWith(".nft.json"));
  expect(traces.length).toBeGreaterThan(10);
  for (const trace of traces) {
    const { files } = JSON.parse(readFileSync(trace, "utf8"));
    const carried = files.filter((file: string) =>
      /node_modules\/(node-av|@seydx|libsql|@libsql|sharp|@img|@hyzyla|hono|@hono)\/|lib\/engine\/|dist\/engine|\.data\//.test(
        file,
      ),
    );
    expect(carried, trace).toEqual([]);
  }
});

/** An event stream does not end: its first events stand for it. */
async function bodyOf(response: Response): Promise<string> {
  if (!response.headers()["content-type"]?.startsWith("text/event-stream")) return response.text();
  const stop = new AbortController();
  const stream = await fetch(response.url(), { signal: stop.signal });
  const first = await stream.body?.getReader().read();
  stop.abort();
  return new TextDecoder().decode(first?.value);
}

test("the key is in no built file and in no answer", async ({ vitrine, page }) => {
  const responses: Response[] = [];
  page.on("response", (response) => responses.push(response));
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search files" }).waitFor();
  await page.waitForLoadState("networkidle");
  const answers = await Promise.all(
    responses.map(async (response) => ({
      url: response.url(),
      body: (await bodyOf(response)) + JSON.stringify(await response.allHeaders()),
    })),
  );
  for (const path of [
    "/api/health",
    "/api/files",
    "/api/files/none",
    "/api/files/none/thumbnail",
    "/embed/none",
    "/sign-in",
    "/nowhere",
  ]) {
    const response = await page.request.get(path, { maxRedirects: 0 });
    answers.push({ url: path, body: (await response.text()) + JSON.stringify(response.headers()) });
  }
  expect(answers.length).toBeGreaterThan(10);
  expect(vitrine.apiKey).toMatch(/^sk_videogen_live_.{20,}/);
  for (const { url, body } of answers) expect(body.includes(vitrine.apiKey), url).toBe(false);

  const built = [".next/server", ".next/static", "dist", "public"].flatMap((folder) => filesBelow(join(root, folder)));
  for (const file of built) expect(readFileSync(file).includes(vitrine.apiKey), file).toBe(false);
});

test("everything but an embed refuses to be framed", async ({ page }) => {
  for (const path of ["/", "/sign-in", "/api/health", "/nowhere", "/embed", "/embed/a/b"]) {
    const headers = (await page.request.get(path)).headers();
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["x-frame-options"], path).toBe("DENY");
  }
  const embed = (await page.request.get("/embed/vg_file_x")).headers();
  expect(embed["content-security-policy"]).toContain("frame-ancestors *");
  expect(embed["x-frame-options"]).toBeUndefined();
});

test("an address of the API that no handler has, or that ends with a slash, is Next's to answer", async ({ page }) => {
  const nowhere = await page.request.get("/api/nowhere");
  expect(nowhere.status()).toBe(404);
  expect(nowhere.headers()["x-frame-options"]).toBe("DENY");
  const slash = await page.request.get("/api/health/?a=1", { maxRedirects: 0 });
  expect(slash.status()).toBe(308);
  expect(slash.headers().location).toMatch(/\/api\/health\?a=1$/);
  const patched = await page.request.fetch("/api/health", { method: "PATCH" });
  expect(patched.status()).toBe(405);
  expect(patched.headers().allow).toBe("GET, HEAD, OPTIONS");
  expect((await page.request.head("/api/health")).status()).toBe(200);
});

test("an address of the API that cannot be read is refused in words", async ({ page }) => {
  const unreadable = await page.request.get("/api/files/%E0%A4%A");
  expect(unreadable.status()).toBe(400);
  expect((await unreadable.json()).error.message).toContain("cannot be read");
});

test("an id is one part of the address, whatever it holds", async ({ page }) => {
  const id = "../a/b?c#%ü.rsc";
  const answer = await page.request.get(`/api/files/${encodeURIComponent(id)}/download`, { maxRedirects: 0 });
  expect(answer.status()).toBe(404);
  expect((await answer.json()).error.code).toBe("not_found");
});

test("answers are compressed for those who take it, events are not held up", async ({ vitrine }) => {
  const encodingOf = async (path: string, accepted: string) => {
    const stop = new AbortController();
    const answer = await fetch(vitrine.url + path, { headers: { "accept-encoding": accepted }, signal: stop.signal });
    stop.abort();
    return answer.headers.get("content-encoding");
  };
  expect(await encodingOf("/sign-in", "gzip, deflate, br")).toBe("br");
  expect(await encodingOf("/sign-in", "gzip")).toBe("gzip");
  expect(await encodingOf("/sign-in", "identity")).toBeNull();
  expect(await encodingOf("/api/events", "gzip, deflate, br")).toBeNull();
});

test("Next alone, as on Vercel, answers the API like the server of one machine", async ({ vitrine }) => {
  const port = await freePort();
  const next = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "--port", String(port), "--hostname", "127.0.0.1"],
    {
      cwd: root,
      stdio: "ignore",
      env: {
        ...process.env,
        NODE_ENV: "production",
        VIDEOGEN_API_KEY: vitrine.apiKey,
        VIDEOGEN_BASE_URL: vitrine.engineUrl,
        VIDEOGEN_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString("base64")}`,
      },
    },
  );
  const ended = once(next, "exit");
  try {
    const url = `http://localhost:${port}`;
    const health = () =>
      fetch(`${url}/api/health`).then(
        ({ status }) => status,
        () => null,
      );
    await expect.poll(health, { timeout: 60_000 }).toBe(200);
    const calls: [string, RequestInit?][] = [
      ["/api/health", { method: "HEAD" }],
      ["/api/health", { method: "OPTIONS" }],
      ["/api/health", { method: "PATCH" }],
      ["/api/files?limit=2"],
      ["/api/files?limit=many"],
      ["/api/files/none"],
      ["/api/files/none/thumbnail"],
      ["/api/files/none/download", { redirect: "manual" }],
      ["/api/files/search", { method: "POST", body: "{", headers: { "content-type": "application/json" } }],
      ["/api/files/search", { method: "GET" }],
      ["/api/files", { method: "POST", body: "{}", headers: { origin: "https://elsewhere.test" } }],
      ["/api/webhooks/videogen", { method: "POST", body: "{}" }],
      ["/api/library-index"],
      ["/api/nowhere"],
    ];
    for (const [path, how] of calls) {
      const told = await shapeOf(await fetch(vitrine.url + path, how));
      expect(told, path).toEqual(await shapeOf(await fetch(url + path, how)));
      expect(told.framing, path).toBe("DENY");
    }
  } finally {
    next.kill("SIGTERM");
    await ended;
  }
});

/** What of an answer is the same whoever gives it. */
async function shapeOf(answer: globalThis.Response) {
  const header = (name: string) => answer.headers.get(name);
  const body = await answer.text();
  const isJson = header("content-type")?.startsWith("application/json") && body !== "";
  return {
    status: answer.status,
    type: header("content-type"),
    cache: header("cache-control"),
    framing: header("x-frame-options"),
    policy: header("content-security-policy"),
    location: header("location"),
    hasRequestId: header("x-request-id") !== null,
    json: isJson ? withoutWhatPasses(JSON.parse(body)) : null,
  };
}

function withoutWhatPasses(json: { asOf?: number; error?: { requestId?: string } }) {
  const { asOf: _asOf, error, ...rest } = json;
  return { ...rest, error: error && { ...error, requestId: null } };
}
