import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { makeVideo } from "@/scripts/media/video.mjs";
import { freshFolder } from "./support/fresh-folder";
import { tile } from "./support/page";
import { expect, test } from "./support/test";

test.use({ libraryName: "scrub" });

test("a video's tile is looked through by pointer and by keys; nothing is fetched before that", async ({ page }) => {
  const path = join(freshFolder(), "Harbour.mp4");
  await makeVideo({ path, seconds: 12, width: 320, height: 180 });
  await page.goto("/");
  const origin = new URL(page.url()).origin;
  const upload = async (displayName: string, data: Buffer) => {
    const ticket = await page.request.post("/api/files", { data: { displayName }, headers: { origin } });
    const { fileId, uploadUrl } = await ticket.json();
    expect((await page.request.put(uploadUrl, { data })).ok()).toBe(true);
    const state = async () => (await (await page.request.get(`/api/files/${fileId}`)).json()).file?.processing?.state;
    await expect.poll(state, { timeout: 60_000 }).toBe("done");
    return fileId;
  };
  const notesId = await upload("Notes.txt", Buffer.from("notes"));
  const fileId = await upload("Harbour.mp4", await readFile(path));

  // The stable address leads to the index, and the index to its sheet.
  const address = `/api/files/${fileId}/storyboard`;
  expect((await page.request.get(address, { maxRedirects: 0 })).status()).toBe(302);
  const index = await page.request.get(address);
  expect(index.headers()["content-type"]).toContain("text/vtt");
  const sheet = /^(.+)#xywh=0,0,/m.exec(await index.text())?.[1] ?? "";
  expect((await page.request.get(new URL(sheet, index.url()).href)).headers()["content-type"]).toBe("image/webp");
  expect((await page.request.get(`/api/files/${notesId}/storyboard`)).status()).toBe(404);
  expect((await page.request.get("/api/files/unknown/storyboard")).status()).toBe(404);

  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("storyboard")) asked.push(request.url());
  });
  await page.reload();
  const harbour = tile(page, "Harbour.mp4");
  await expect(harbour.locator("img").first()).toBeVisible();
  const box = await harbour.boundingBox();
  if (!box) throw new Error("The tile is nowhere.");
  const canvas = harbour.locator("canvas");
  const at = (part: number) => page.mouse.move(box.x + box.width * part, box.y + 40);
  expect(asked).toEqual([]);

  await expect(async () => {
    await at(0.11);
    await at(0.1);
    await expect(harbour.locator("[data-scrub]")).toHaveCSS("opacity", "1", { timeout: 500 });
  }).toPass();
  await expect(harbour.getByText("0:01", { exact: true })).toBeVisible();
  await at(0.75);
  await expect(harbour.getByText("0:09", { exact: true })).toBeVisible();
  expect(await harbour.boundingBox()).toEqual(box);
  // The index with its redirect, and one sheet.
  expect(asked.length).toBeLessThanOrEqual(3);
  await page.mouse.move(0, 0);
  await expect(canvas).toHaveCount(0);

  await harbour.focus();
  await page.keyboard.press("Alt+Period");
  await page.keyboard.press("Alt+Period");
  await page.keyboard.press("Alt+Period");
  await expect(harbour.locator("[data-scrub]")).toHaveAttribute("data-scrub", "0.1");
  await expect(harbour.getByText("0:01", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(canvas).toHaveCount(0);

  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(async () => {
    await at(0.4);
    await at(0.6);
    await expect(harbour.locator("[data-scrub]")).toHaveCSS("opacity", "1", { timeout: 500 });
  }).toPass();
});
