import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeImage } from "@/scripts/media/documents.mjs";
import {
  makeBigPng,
  makePlainTextNamedMp4,
  makePlaylistToPasswd,
  makeSvgWithScript,
  makeTruncatedMp4,
} from "@/scripts/media/hostile.mjs";
import { expectAccessible } from "./support/accessible";
import { freshFolder } from "./support/fresh-folder";
import { listedFiles } from "./support/listed-files";
import { openFile, tile } from "./support/page";
import { expect, test } from "./support/test";

test.use({ libraryName: "bad-input" });

test("hostile and broken files are stored or refused with a reason, and nothing runs, hangs or leaks", async ({
  page,
  vitrine,
}) => {
  test.setTimeout(240_000);
  const folder = freshFolder();
  const at = (name: string) => join(folder, name);
  const longName = `${"a very long name ".repeat(18)}.png`.slice(-300);
  const rightToLeft = "תמונה \u202Egnp.exe.png";
  await makeTruncatedMp4({ path: at("cut.mp4") });
  await makePlainTextNamedMp4({ path: at("text.mp4") });
  await makeBigPng({ path: at("huge.png") });
  await makeSvgWithScript({ path: at("script.svg") });
  await makePlaylistToPasswd({ path: at("playlist.m3u8") });
  await makeImage({ path: at("image.png"), format: "png" });
  writeFileSync(at("empty.mp4"), "");
  const image = readFileSync(at("image.png"));

  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", () => {
    throw new Error("a script of an uploaded file ran");
  });
  await page.goto("/");
  await page
    .locator("input[type=file][multiple]")
    .first()
    .setInputFiles([
      ...["cut.mp4", "text.mp4", "huge.png", "script.svg", "playlist.m3u8", "empty.mp4"].map((name) => ({
        name,
        mimeType: "application/octet-stream",
        buffer: readFileSync(at(name)),
      })),
      { name: longName, mimeType: "image/png", buffer: image },
      { name: rightToLeft, mimeType: "image/png", buffer: image },
      { name: "../../escape.png", mimeType: "image/png", buffer: image },
    ]);

  await expect(page.getByText(/empty/i).first()).toBeVisible();
  await expectAccessible(page, "uploads, one of them refused");
  const files = async () => new Map((await listedFiles(page)).map((file) => [file.displayName, file]));
  const settled = async () =>
    [...(await files()).values()].filter(({ processing }) => ["done", "failed"].includes(processing?.state ?? ""))
      .length;
  await expect.poll(settled, { timeout: 120_000 }).toBe(8);

  const stored = await files();
  expect([...stored.keys()]).not.toContain("empty.mp4");
  expect(stored.get("cut.mp4")?.processing).toMatchObject({ state: "failed" });
  expect(stored.get("cut.mp4")?.processing?.reason?.length).toBeGreaterThan(20);
  expect(stored.get("text.mp4")?.type).toBe("TEXT");
  expect(stored.get("script.svg")?.type).toBe("IMAGE");
  expect(stored.get("playlist.m3u8")?.type).toBe("TEXT");
  expect(stored.get("huge.png")?.type).toBe("IMAGE");
  expect(stored.get(longName)?.processing?.state).toBe("done");

  await page.reload();
  await expect(tile(page, "cut.mp4")).toBeVisible();
  await tile(page, "cut.mp4").click();
  await expect(openFile(page)).toContainText(stored.get("cut.mp4")?.processing?.reason ?? "no reason");
  await expectAccessible(page, "a file that could not be prepared");
  await page.keyboard.press("Escape");
  await tile(page, "script.svg").click();
  await expect(openFile(page).getByRole("img").first()).toBeVisible();
  await page.keyboard.press("Escape");

  const own = [vitrine.url, vitrine.engineUrl, "data:", "blob:"];
  expect(asked.filter((url) => !own.some((prefix) => url.startsWith(prefix)))).toEqual([]);
});

test("an uploaded page or drawing is only ever handed out as a download", async ({ page }) => {
  const files = await listedFiles(page);
  for (const { fileId } of files) {
    const { file } = await (await page.request.get(`/api/files/${fileId}`)).json();
    const answer = await page.request.get(file.sources.download.url);
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment/);
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers()["content-security-policy"]).toContain("sandbox");
    expect(answer.headers()["content-type"]).not.toMatch(/svg|html|xml|javascript/);
  }
  expect(files.length).toBe(8);
});

test("a request means the file that its address names, whatever else it says", async ({ page }) => {
  const [file] = await listedFiles(page);
  const disguises = {
    "x-matched-path": "/api/files/[id]",
    "x-now-route-matches": `1=${file?.fileId}&nxtPid=${file?.fileId}`,
  };
  const at = (address: string, headers = {}) => page.request.get(address, { headers });
  expect((await at(`/api/files/${file?.fileId}`)).status()).toBe(200);
  expect((await at(`/api/files/none?nxtPid=${file?.fileId}`)).status()).toBe(404);
  expect((await at(`/api/files/none?nxtPid=${file?.fileId}`, disguises)).status()).toBe(404);
  expect((await at(`/api/files/${file?.fileId}.rsc`)).status()).toBe(404);
});
