import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { makeVideo } from "@/scripts/media/video.mjs";
import { expectAccessible } from "./support/accessible";
import { childPid, findChild, programs } from "./support/child-pid";
import { freshFolder } from "./support/fresh-folder";
import { dragFile, expectPlays, expectThumbnail, openFile, tile } from "./support/page";
import { expect, test } from "./support/test";

test.use({ libraryName: "main-job" });

test("drop, see, watch, find, share, stop sharing, archive", async ({ page, browser, vitrine }) => {
  test.setTimeout(180_000);
  const path = join(freshFolder(), "Autumn campaign.mp4");
  await makeVideo({ path, seconds: 8, width: 1280, height: 720 });

  await test.step("the empty library says what to do", async () => {
    await page.goto("/");
    await expect(page.getByRole("button", { name: "Add sample media" })).toBeVisible();
    await expectAccessible(page, "empty library");
  });

  await test.step("a dropped MP4 becomes a tile with a thumbnail", async () => {
    const drop = await dragFile(page, path);
    await expect(page.getByText("Drop to upload to the library")).toBeVisible();
    await expectAccessible(page, "files held over the page");
    await drop();
    await expect(tile(page, "Autumn campaign.mp4")).toBeVisible({ timeout: 60_000 });
    const engine = childPid(vitrine.process.pid ?? 0, programs.engine);
    await expect.poll(() => findChild(engine, programs.mediaWorker)).not.toBeNull();
    const worker = childPid(engine, programs.mediaWorker);
    process.kill(worker, "SIGSTOP");
    await tile(page, "Autumn campaign.mp4").click();
    await expect(openFile(page).getByText(/being prepared|Preparing/)).toBeVisible();
    await expectAccessible(page, "a file that is being processed, above its upload");
    await page.keyboard.press("Escape");
    process.kill(worker, "SIGCONT");
    await expectThumbnail(tile(page, "Autumn campaign.mp4"));
    await expect(tile(page, "Autumn campaign.mp4")).toContainText("0:08");
  });

  await test.step("it plays as HLS in the drawer, at an address of its own", async () => {
    const segments: string[] = [];
    page.on("response", (response) => {
      if (/\/hls\//.test(response.url())) segments.push(response.url());
    });
    await tile(page, "Autumn campaign.mp4").click();
    await expect(page.getByRole("dialog", { name: "Autumn campaign.mp4" })).toBeVisible();
    await expectPlays(openFile(page));
    expect(segments.some((url) => url.endsWith(".m3u8"))).toBe(true);
    expect(segments.some((url) => /\.m4s/.test(url))).toBe(true);
    const address = page.url();
    await page.goto(address);
    await expect(page.getByRole("dialog", { name: "Autumn campaign.mp4" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page).not.toHaveURL(address);
  });

  await test.step("search finds it, and says so when nothing is found", async () => {
    const box = page.getByRole("searchbox", { name: "Search files" });
    await box.fill("nothing like it");
    await expect(tile(page, "Autumn campaign.mp4")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Clear search" })).toBeVisible();
    await box.fill("autumn");
    await expect(tile(page, "Autumn campaign.mp4")).toBeVisible();
    await tile(page, "Autumn campaign.mp4").click();
    await expect(page).toHaveURL(/q=autumn/);
  });

  const embed = await test.step("the switch shows link and embed code", async () => {
    const sharing = openFile(page).getByRole("switch", { name: "Public preview" });
    await sharing.click();
    await expect(sharing).toBeChecked();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await openFile(page).getByRole("button", { name: "Copy embed code" }).click();
    await expectAccessible(page, "a file that is shared");
    const code = await page.evaluate(() => navigator.clipboard.readText());
    expect(code).toContain("<iframe");
    return code;
  });

  await test.step("the embed plays on another site, without any session, until the switch is turned off", async () => {
    const site = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(embed));
    site.listen(0, "127.0.0.1");
    await once(site, "listening");
    const address = site.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const outsider = await browser.newContext();
    const foreign = await outsider.newPage();
    await foreign.goto(`http://127.0.0.1:${port}/`);
    await expectPlays(foreign.frameLocator("iframe"));
    expect(await outsider.cookies()).toEqual([]);
    const fileId = new URL(page.url()).searchParams.get("file");
    await foreign.goto(`${vitrine.url}/embed/${fileId}`);
    await expect(foreign.locator("media-play-button")).toBeVisible();
    await expectAccessible(foreign, "embed");
    await foreign.goBack();
    const { file } = await (await page.request.get(`/api/files/${fileId}`)).json();
    const publicUrls: string[] = [file.publicPreview.hlsUrl, file.publicPreview.fileUrl];
    for (const url of publicUrls) expect((await fetch(url)).status).toBe(200);

    await openFile(page).getByRole("switch", { name: "Public preview" }).click();
    await expect(openFile(page).getByRole("switch", { name: "Public preview" })).not.toBeChecked();
    await expect(openFile(page).getByRole("button", { name: "Copy embed code" })).toHaveCount(0);
    for (const url of publicUrls) expect((await fetch(url)).status).toBe(404);
    await foreign.reload();
    await expect(foreign.frameLocator("iframe").getByText(/not shared|no longer shared/)).toBeVisible();
    await expect(foreign.frameLocator("iframe").locator("video")).toHaveCount(0);
    await outsider.close();
    site.close();
  });

  await test.step("archive can be undone for a moment, and is sent after it", async () => {
    const list = async () => (await page.request.get(`${vitrine.url}/api/files`)).json();
    const upstream = async () =>
      (await fetch(`${vitrine.engineUrl}/v1/files`, { headers: { authorization: `Bearer ${vitrine.apiKey}` } })).json();
    await openFile(page).getByRole("button", { name: "Archive" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(tile(page, "Autumn campaign.mp4")).toHaveCount(0);
    await page.getByRole("button", { name: /^Undo/ }).click();
    await expect(tile(page, "Autumn campaign.mp4")).toBeVisible();
    await expect.poll(async () => (await list()).files).toHaveLength(1);

    await tile(page, "Autumn campaign.mp4").click();
    await openFile(page).getByRole("button", { name: "Archive" }).click();
    await expect.poll(async () => (await list()).files).toEqual([]);
    await page.mouse.move(640, 10);
    await expect.poll(async () => (await upstream()).files, { timeout: 25_000 }).toEqual([]);
  });
});
