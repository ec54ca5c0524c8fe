import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Download, Page } from "@playwright/test";
import { makeImage, makePdf } from "@/scripts/media/documents.mjs";
import { makeAudio, makeVideo } from "@/scripts/media/video.mjs";
import { expectAccessible } from "./support/accessible";
import { freshFolder } from "./support/fresh-folder";
import { listedFiles } from "./support/listed-files";
import { openFile, tile } from "./support/page";
import { expect, test } from "./support/test";

test.use({ libraryName: "inspect" });
test.describe.configure({ mode: "serial" });

const speech = ["Good", "morning.", "The", "harbour", "is", "quiet", "today.", "Boats", "leave", "the", "harbour."];
const words = speech.map((word, at) => ({ word, startSeconds: 0.5 + at, endSeconds: 1.3 + at }));

/** Uploads a file as the page does: a ticket of our API, then the bytes to the signed address. */
async function upload(page: Page, path: string, transcript?: object): Promise<string> {
  const displayName = path.split("/").at(-1);
  const origin = new URL(page.url()).origin;
  const ticket = await page.request.post("/api/files", { data: { displayName, transcript }, headers: { origin } });
  const { fileId, uploadUrl } = await ticket.json();
  expect((await page.request.put(uploadUrl, { data: await readFile(path) })).ok()).toBe(true);
  return fileId;
}

async function settled(page: Page, fileId: string): Promise<void> {
  const state = async () =>
    (await (await page.request.get(`/api/files/${fileId}`, { maxRetries: 2 })).json()).file?.processing?.state;
  await expect.poll(state, { timeout: 60_000 }).toBe("done");
}

const textOf = async (download: Download) => readFile(await download.path(), "utf8");
const media = (page: Page) => openFile(page).locator("video, audio");
const second = (page: Page) => media(page).evaluate((element: HTMLMediaElement) => element.currentTime);
const ids: Record<string, string> = {};

test("files of every kind are made", async ({ page }) => {
  const folder = freshFolder();
  const at = (name: string) => join(folder, name);
  await Promise.all([
    makeVideo({ path: at("Harbour.mp4"), seconds: 12, width: 320, height: 180 }),
    makeAudio({ path: at("Tone.m4a"), seconds: 8 }),
    makeImage({ path: at("Sky.jpg"), width: 2400, height: 1600 }),
    makePdf({ path: at("Report.pdf"), pages: 3 }),
    writeFile(
      at("Notes.txt"),
      `<script>document.title="owned"</script>\nNotes \u202egnp.exe\n${"line\n".repeat(20_000)}`,
    ),
  ]);
  await page.goto("/");
  for (const name of ["Notes.txt", "Report.pdf", "Sky.jpg", "Tone.m4a", "Harbour.mp4"])
    ids[name] = await upload(page, at(name), name === "Harbour.mp4" ? { languageCode: "en", words } : undefined);
  await Promise.all(Object.values(ids).map((fileId) => settled(page, fileId)));
});

test("captions, search, quotes and files of a transcript", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/?file=${ids["Harbour.mp4"]}`);
  await expect
    .poll(() => media(page).evaluate((video: HTMLVideoElement) => video.readyState))
    .toBeGreaterThanOrEqual(2);
  await page.keyboard.press("c");
  const captions = () =>
    media(page).evaluate((video: HTMLVideoElement) => [...video.textTracks].some(({ mode }) => mode === "showing"));
  await expect.poll(captions).toBe(true);
  await page.keyboard.press("5");
  await expect.poll(() => second(page)).toBeCloseTo(6, 0);
  await page.keyboard.press(">");
  expect(await media(page).evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(1.25);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys of the player" })).toBeVisible();
  await expectAccessible(page, "keys of the player");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(1);

  const drawer = openFile(page);
  const box = drawer.getByRole("searchbox", { name: "Search in the transcript" });
  await box.fill("HARBOUR");
  await expect(drawer.getByText("1 of 2")).toBeVisible();
  await expect(drawer.locator("mark")).toHaveText(["harbour", "harbour."]);
  await box.press("Enter");
  await expect(drawer.getByText("2 of 2")).toBeVisible();
  await box.press("Escape");
  await expect(box).toHaveValue("");

  await drawer.getByRole("button", { name: /Boats leave/ }).focus();
  await drawer.getByRole("button", { name: "Copy quote with link" }).last().click();
  const quote = await page.evaluate(() => navigator.clipboard.readText());
  expect(quote).toContain("“Boats leave the harbour.”\nHarbour.mp4, 0:07\n");

  const saved = async (format: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      drawer.getByRole("button", { name: `Download the transcript as ${format}` }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`Harbour.${format.toLowerCase()}`);
    return textOf(download);
  };
  expect(await saved("VTT")).toMatch(/^WEBVTT\n\n00:00:00\.500 --> .*\nGood morning\./);
  expect(await saved("SRT")).toMatch(/^1\r\n00:00:00,500 --> 00:00:0\d,\d{3}\r\nGood morning\./);
  expect(await saved("TXT")).toMatch(/Boats leave the harbour\.\n$/);

  await page.goto(quote.split("\n").at(-1) ?? "");
  await expect.poll(() => second(page)).toBeCloseTo(7.5, 0);
});

test("a video goes on in a window of its own, and comes back", async ({ page }) => {
  await page.goto(`/?file=${ids["Harbour.mp4"]}`);
  await expect
    .poll(() => media(page).evaluate((video: HTMLVideoElement) => video.readyState))
    .toBeGreaterThanOrEqual(2);
  const isApart = () => page.evaluate(() => document.pictureInPictureElement?.tagName ?? null);
  await openFile(page).getByRole("button", { name: "enter picture in picture mode" }).click();
  await expect.poll(isApart).toBe("VIDEO");
  await openFile(page).getByRole("button", { name: "exit picture in picture mode" }).click();
  await expect.poll(isApart).toBeNull();
});

test("next and previous by keys; a waveform that seeks", async ({ page }) => {
  await page.goto("/");
  const [first = "", next = ""] = (await listedFiles(page)).map(({ displayName }) => displayName);
  await tile(page, first).click();
  await expect(page.getByRole("dialog", { name: first })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("dialog", { name: next })).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("dialog", { name: first })).toBeVisible();

  await page.goto(`/?file=${ids["Tone.m4a"]}`);
  const waveform = openFile(page).getByRole("slider", { name: "Position" });
  await expect(waveform).toBeVisible();
  await expect.poll(() => media(page).evaluate((audio: HTMLAudioElement) => audio.duration)).toBeGreaterThan(7);
  const { width = 0, height = 0 } = (await waveform.boundingBox()) ?? {};
  await waveform.click({ position: { x: width / 2, y: height / 2 } });
  await expect.poll(() => second(page)).toBeCloseTo(4, 0);
  await waveform.press("Home");
  await expect.poll(() => second(page)).toBe(0);
  await expect(page.getByRole("dialog", { name: "Tone.m4a" })).toBeVisible();
  const painted = await waveform.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return data.some((value) => value > 0);
  });
  expect(painted).toBe(true);
});

test("a picture zooms by keys, a PDF turns its pages, a text is only text", async ({ page }) => {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`/?file=${ids["Sky.jpg"]}`);
  const picture = openFile(page).getByRole("region", { name: /Sky\.jpg, zoom/ });
  await expect
    .poll(() => picture.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await picture.focus();
  await page.keyboard.press("+");
  await expect(picture).toHaveAttribute("data-zoom", "1.50");
  await page.keyboard.press("ArrowRight");
  await expect(picture.locator("img")).toHaveAttribute("style", /translate\(-60px/);
  await page.keyboard.press("0");
  await expect(picture).toHaveAttribute("data-zoom", "1.00");

  await page.goto(`/?file=${ids["Report.pdf"]}`);
  const pages = openFile(page).getByRole("region", { name: "Pages of Report.pdf" });
  await expect(pages.locator("canvas[data-page='1']")).toBeVisible({ timeout: 20_000 });
  await pages.focus();
  await page.keyboard.press("PageDown");
  await expect(pages.locator("canvas[data-page='2']")).toBeVisible();
  await expect(pages.getByText("Page 2 of 3").last()).toBeAttached();
  const colours = await pages.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const data =
      canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    const seen = new Set<string>();
    for (let at = 0; at < data.length; at += 400) seen.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
    return [...seen];
  });
  // The head of each page, in its own order of red, green and blue.
  expect(colours).toContain("29,92,99");

  await page.goto(`/?file=${ids["Notes.txt"]}`);
  const text = openFile(page).getByRole("region", { name: "Text of Notes.txt" });
  await expect(text).toContainText('<script>document.title="owned"</script>');
  await expect(text).toContainText("Notes gnp.exe");
  await expect(text).toContainText("Only the first 64 kB are shown");
  expect(await page.title()).not.toBe("owned");
  const link = openFile(page).getByRole("link", { name: "Download: Original" });
  const bytes = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(await bytes.text()).toContain("Notes \u202egnp.exe");
  expect(errors).toEqual([]);
});

test("axe finds nothing in any kind of file, nothing sticks out at 390 px", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [name, fileId] of Object.entries(ids)) {
    await page.goto(`/?file=${fileId}`);
    await expect(openFile(page).getByRole("heading", { name: "Renditions" })).toBeVisible();
    await expect(openFile(page).locator("video, audio, img, canvas, pre").first()).toBeVisible();
    const stickingOut = await openFile(page).evaluate((drawer) => drawer.scrollWidth - drawer.clientWidth);
    expect(stickingOut, name).toBe(0);
    await expectAccessible(page, name);
  }
});

test("a file that a tool of VideoGen made says which, and in which execution", async ({ page }) => {
  // The engine has no such tools.
  await page.route(`**/api/files/${ids["Sky.jpg"]}`, async (route) => {
    const response = await route.fetch();
    const { file, ...more } = await response.json();
    const provenance = { toolType: "IMAGE_GENERATION", executionId: "vg_exec_harbour" };
    await route.fulfill({ response, json: { ...more, file: { ...file, provenance } } });
  });
  await page.goto(`/?file=${ids["Sky.jpg"]}`);
  await expect(openFile(page).getByText("Image generation", { exact: true })).toBeVisible();
  await expect(openFile(page).getByText("vg_exec_harbour")).toBeVisible();
  await expect(openFile(page).getByRole("button", { name: "Copy execution id" })).toBeVisible();
});
