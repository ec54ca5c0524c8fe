import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { fillLibrary } from "./support/find-library";
import { freshFolder } from "./support/fresh-folder";
import { ScreenReader } from "./support/screen-reader";
import { seedPictures, startVitrine, type Vitrine } from "./support/vitrine";

const seeded = 200;
let vitrine: Vitrine;
test.beforeAll(async () => {
  vitrine = await startVitrine({}, (dataDir) => seedPictures(dataDir, seeded));
  await fillLibrary(vitrine);
});
test.afterAll(() => vitrine?.stop());

test("the main job by ear and keyboard: upload, find, move, read along, share, archive, undo", async ({ page }) => {
  test.setTimeout(180_000);
  const reader = await ScreenReader.over(page);

  await test.step("arriving: landmarks, headings, how many files there are", async () => {
    await page.goto(vitrine.url);
    await expect(page.getByText("205 files").first()).toBeVisible({ timeout: 30_000 });
    await expect(page.locator("body")).toMatchAriaSnapshot(`
      - link "Skip to the files"
      - banner:
        - heading "Vitrine" [level=1]
        - search:
          - searchbox "Search files"
          - button "Command palette"
        - 'button "Status: all is well"'
        - button "Keyboard shortcuts"
        - button "Upload files"
      - main:
        - region "Filters, sorting and saved views":
          - button "Filter by Type"
          - 'button "Sort: Recent, Newest first"'
          - button "Views"
          - group "Layout":
            - radio "Medium tiles" [checked]
          - paragraph: 205 files
        - grid "Files":
          - row:
            - gridcell:
              - link
      - region "Notifications alt+T"
    `);
  });

  await test.step("uploading", async () => {
    const path = join(freshFolder(), "Notes.txt");
    writeFileSync(path, "What was said.");
    await reader.press("Tab");
    await reader.says("Skip to the files, link");
    await reader.tabTo("Upload files, button");
    const chosen = page.waitForEvent("filechooser");
    await reader.press("Enter");
    await (await chosen).setFiles(path);
    await reader.hears("Uploading 1 file", "Processing 1 file", "1 file added");
  });

  await test.step("finding: how many, once nobody types any more", async () => {
    await reader.press("Shift+Tab");
    await reader.press("/");
    await reader.says("search", "Search files, searchbox");
    await reader.press(..."ada");
    await reader.hears("1 file found for ada");
    await reader.press("Escape");
    await reader.hears("All 206 files");
  });

  await test.step("moving in the grid: where one is, also far outside the document", async () => {
    await reader.tabTo("Medium tiles, radio, checked");
    await reader.press("Tab");
    await reader.says("Files, grid", "Notes.txt, Text, link, row 1 of 52, column 1 of 4");
    await reader.press("ArrowRight");
    await reader.says("Quarterly report.pdf, PDF, link, row 1 of 52, column 2 of 4");
    await reader.press("Space");
    await reader.hears("1 file selected");
    await reader.press("Escape");
    await reader.hears("Nothing selected");
    await reader.press("Control+End");
    await reader.says(/^.+, Image, link, row 52 of 52, column 2 of 4$/);
    await reader.press("Control+Home");
    await reader.press(..."talk");
    await reader.says("Talk with Ada.mp4, Video, 8 seconds, link, row 2 of 52, column 2 of 4");
  });

  await test.step("opening, reading along", async () => {
    await reader.press("Enter");
    await reader.says("Talk with Ada.mp4, dialog");
    await expect(page.getByRole("dialog")).toMatchAriaSnapshot(`
      - dialog "Talk with Ada.mp4":
        - banner:
          - heading "Talk with Ada.mp4" [level=2]
        - region "video player"
        - region "Transcript":
          - heading "Transcript" [level=3]
          - list "Transcript":
            - listitem:
              - 'button "0:00 We left early and saw the old observatory on the hill"'
        - region "Public preview":
          - heading "Public preview" [level=3]
        - region "Details":
          - heading "Details" [level=3]
          - heading "Renditions" [level=4]
    `);
    await reader.tabTo("Search in the transcript, searchbox");
    await reader.write("hill");
    await reader.hears("1 of 1");
    await reader.press("Escape");
    await reader.tabTo("0:00 We left early and saw the old observatory on the hill, button");
  });

  await test.step("sharing", async () => {
    await reader.tabTo("Public preview, switch, not checked, Off: only people who can open this library see the file.");
    await reader.press("Space");
    await reader.says("Public preview, switch, checked, Anyone with the link can see this file, without signing in.");
    await reader.hears("Anyone with the link can see this file, without signing in.");
  });

  await test.step("closing: back where one was, and what is new of the file is said", async () => {
    await reader.press("Escape");
    await reader.says(
      "main",
      "Files, grid",
      "Talk with Ada.mp4, Video, 8 seconds, Public, link, row 2 of 52, column 2 of 4",
    );
  });

  await test.step("archiving, and undoing it", async () => {
    await reader.press("Delete");
    await reader.hears("Archived Talk with Ada.mp4 Undo");
    await reader.says(/WinterForest199.webp, Image, link, row 2 of 52, column 2 of 4/);
    await reader.press("Control+z");
    await reader.hears("Talk with Ada.mp4 is back");
  });
});
