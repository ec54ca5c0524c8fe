import { execFile } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { readEvents } from "@/lib/server/realtime/testing-event-reader";
import { makeImage } from "@/scripts/media/documents.mjs";
import { makeVideo } from "@/scripts/media/video.mjs";
import { childPid, programs } from "./support/child-pid";
import { freshFolder } from "./support/fresh-folder";
import { dropFile, expectThumbnail, tile } from "./support/page";
import { expect, test } from "./support/test";
import type { Vitrine } from "./support/vitrine";

test.use({ libraryName: "realtime" });

const folder = freshFolder();
const realtime = async (vitrine: Vitrine) => (await (await fetch(`${vitrine.url}/api/status`)).json()).realtime;

/** Uploads as any program would, past the dashboard. */
async function upload(vitrine: Vitrine, displayName: string, path: string): Promise<string> {
  const ticket = await fetch(`${vitrine.engineUrl}/v1/files/upload`, {
    method: "POST",
    headers: { authorization: `Bearer ${vitrine.apiKey}` },
    body: JSON.stringify({ displayName }),
  });
  const { fileId, uploadUrl } = await ticket.json();
  expect((await fetch(uploadUrl, { method: "PUT", body: readFileSync(path) })).status).toBe(200);
  return fileId;
}

test("the hook registers itself, and what happens to a file reaches whoever listens, unbuffered", async ({
  vitrine,
}) => {
  expect(await realtime(vitrine)).toEqual({ state: "waiting", lastEventAt: null });
  const kept = join(vitrine.dataDir, "webhook.json");
  expect(statSync(kept).mode & 0o777).toBe(0o600);

  const reader = await readEvents(`${vitrine.url}/api/events`, { "accept-encoding": "gzip, br" });
  expect(reader.response.headers.get("content-encoding")).toBeNull();
  expect(reader.response.headers.get("content-type")).toBe("text/event-stream");
  await expect.poll(() => reader.events[0]?.event).toBe("status");

  const path = join(folder, "heard.mp4");
  await makeVideo({ path, seconds: 2, width: 320, height: 180 });
  const fileId = await upload(vitrine, "heard.mp4", path);
  const names = () => reader.events.flatMap(({ event, data }) => (event === "file" ? Object(data).event : []));
  await expect
    .poll(names)
    .toEqual(["file.upload.completed", "file.download_ready", "file.playback_ready", "file.analysis_completed"]);
  const last = Object(reader.events.at(-1)?.data);
  const { file } = await (await fetch(`${vitrine.url}/api/files/${fileId}`)).json();
  expect(last.file).toMatchObject({ fileId, displayName: "heard.mp4", processing: { state: "done" } });
  expect(new URL(last.file.sources.thumbnail.url).pathname).toBe(new URL(file.sources.thumbnail.url).pathname);
  await reader.close();
  expect(await realtime(vitrine)).toMatchObject({ state: "live", lastEventAt: expect.any(Number) });

  const unsigned = await fetch(`${vitrine.url}/api/webhooks/videogen`, { method: "POST", body: "{}" });
  expect(unsigned.status).toBe(401);
  const status = await new Promise((settle, fail) => {
    const outside = { host: "media.example.com" };
    get(`${vitrine.url}/api/events`, { headers: outside }, (response) => settle(response.statusCode)).on("error", fail);
  });
  expect(status).toBe(401);
});

test("a tile fills in while the list is not asked for at all", async ({ page, vitrine }) => {
  await page.goto("/");
  await expect(tile(page, "heard.mp4")).toBeVisible();
  const lists: string[] = [];
  let isOpen = false;
  // Nobody answers the list from now on: what the page shows, it was told.
  await page.route(/\/api\/files\?/, (route) => {
    lists.push(route.request().url());
    if (isOpen) return route.continue();
  });
  const path = join(folder, "told.mp4");
  await makeVideo({ path, seconds: 3, width: 640, height: 360 });
  await dropFile(page, path);
  await expect(tile(page, "told.mp4")).toBeVisible();
  await expectThumbnail(tile(page, "told.mp4"));
  await expect(tile(page, "told.mp4")).toContainText("0:03");
  await expect(page.getByRole("region", { name: "Uploads" })).toContainText("Added");
  // The calm look at the head may have fallen into this time.
  expect(lists.length).toBeLessThanOrEqual(1);

  // What another program uploads, only the list can place: one look at it, however many events.
  isOpen = true;
  await page.reload();
  await expect(tile(page, "told.mp4")).toBeVisible();
  lists.length = 0;
  const image = join(folder, "other.png");
  await makeImage({ path: image, format: "png" });
  await upload(vitrine, "other.png", image);
  await expect(tile(page, "other.png")).toBeVisible({ timeout: 8_000 });
  await expectThumbnail(tile(page, "other.png"));
  expect(lists.length).toBeLessThanOrEqual(3);
});

test("200 pages that come and go leave no connection behind", async ({ vitrine }) => {
  const sockets = () => {
    const fds = `/proc/${childPid(vitrine.process.pid ?? 0, programs.dashboard)}/fd`;
    return readdirSync(fds).filter((fd) => linkOf(join(fds, fd)).startsWith("socket:")).length;
  };
  const before = sockets();
  for (let round = 0; round < 8; round += 1) {
    const readers = await Promise.all(Array.from({ length: 25 }, () => readEvents(`${vitrine.url}/api/events`)));
    await expect.poll(() => readers.every(({ events }) => events.length > 0)).toBe(true);
    await Promise.all(readers.map((reader) => reader.close()));
  }
  await expect.poll(sockets).toBeLessThanOrEqual(before + 2);
});

test("one command registers the hook with VideoGen, and says its secret once", async ({ vitrine }) => {
  const key = { VIDEOGEN_API_KEY: vitrine.apiKey, VIDEOGEN_BASE_URL: vitrine.engineUrl };
  const webhook = async (args: string[], env: Record<string, string> = {}) => {
    const command = ["scripts/webhook/command.mjs", ...args];
    const done = await promisify(execFile)(process.execPath, command, { env: { ...process.env, ...key, ...env } }).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      (error) => ({ code: Number(error.code), text: String(error.stderr) }),
    );
    return done;
  };
  const address = "https://library.example.com";
  const created = await webhook([address]);
  expect(created.code).toBe(0);
  const secret = /^VIDEOGEN_WEBHOOK_SECRET=(whsec_\S+)$/m.exec(created.text)?.[1] ?? "";
  expect(secret).not.toBe("");
  const listed = await webhook(["--list"]);
  expect(listed.text).toContain(`${address}/api/webhooks/videogen  (6 events, its secret ends in ${secret.slice(-4)})`);
  expect(listed.text).not.toContain(secret);
  expect((await webhook([address], { VIDEOGEN_WEBHOOK_SECRET: secret })).text).toContain("Nothing is left to do");
  expect(await webhook([address])).toMatchObject({ code: 1, text: expect.stringContaining("--renew") });
  expect((await webhook([address, "--renew"])).text).not.toContain(secret);
  expect((await webhook(["--remove", address])).text).toContain("Removed ep_");
  expect((await webhook(["--list"])).text).not.toContain("library.example.com");
  const refused = await webhook(["--list"], { VIDEOGEN_API_KEY: "sk_videogen_live_wrong" });
  expect(refused).toMatchObject({ code: 1, text: expect.stringContaining("does not accept the key") });
  expect((await webhook(["nonsense"])).text).toContain("not an address");
});

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
