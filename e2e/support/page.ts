import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";

/** The tile of the file whose display name starts so. */
export function tile(page: Page, name: string): Locator {
  return page
    .getByRole("main")
    .getByRole("link", { name: new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`) });
}

export function openFile(page: Page): Locator {
  return page.getByRole("dialog").first();
}

/** Waits until the tile's picture is there and has real pixels. */
export async function expectThumbnail(tileOf: Locator): Promise<void> {
  await expect
    .poll(
      () =>
        tileOf
          .locator("img")
          .first()
          .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
      {
        timeout: 60_000,
      },
    )
    .toBeGreaterThan(100);
}

/** Presses play as a person does, and asserts that time advances and that what is shown is a picture, not black. */
export async function expectPlays(player: Locator | FrameLocator): Promise<void> {
  const video = player.locator("video");
  await player.getByRole("button", { name: /^play$/i }).click();
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime), { timeout: 30_000 })
    .toBeGreaterThan(1);
  const brightness = await video.evaluate((element: HTMLVideoElement) => {
    const canvas = document.createElement("canvas");
    canvas.width = 64;
    canvas.height = 36;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(element, 0, 0, 64, 36);
    const { data } = context.getImageData(0, 0, 64, 36);
    let brightest = 0;
    for (let at = 0; at < data.length; at += 4)
      brightest = Math.max(brightest, data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    return brightest;
  });
  expect(brightness).toBeGreaterThan(60);
}

/** Drags a file of this machine over the page, as from a file manager, and returns how to let it go. */
export async function dragFile(page: Page, path: string): Promise<() => Promise<void>> {
  const bytes = readFileSync(path).toString("base64");
  const transfer = await page.evaluateHandle(
    ({ base64, name }) => {
      const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const carried = new DataTransfer();
      carried.items.add(new File([raw], name));
      return carried;
    },
    { base64: bytes, name: basename(path) },
  );
  const tell = (type: string) => page.dispatchEvent("body", type, { dataTransfer: transfer });
  await tell("dragenter");
  await tell("dragover");
  return () => tell("drop");
}

export async function dropFile(page: Page, path: string): Promise<void> {
  const drop = await dragFile(page, path);
  await drop();
}
