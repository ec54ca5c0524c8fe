import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { childPid, programs } from "./support/child-pid";
import { openFile, tile } from "./support/page";
import { expect, test } from "./support/test";
import { startVitrine, type Vitrine } from "./support/vitrine";

let vitrine: Vitrine;
async function start(graceSeconds: number): Promise<void> {
  vitrine = await startVitrine({ ARCHIVE_GRACE_SECONDS: String(graceSeconds) });
}
test.afterEach(() => vitrine?.stop());

const key = () => ({ authorization: `Bearer ${vitrine.apiKey}` });

async function upload(displayName: string): Promise<string> {
  const ticket = { method: "POST", headers: key(), body: JSON.stringify({ displayName }) };
  const { fileId, uploadUrl } = await (await fetch(`${vitrine.engineUrl}/v1/files/upload`, ticket)).json();
  expect((await fetch(uploadUrl, { method: "PUT", body: `What ${displayName} says.` })).status).toBe(200);
  return fileId;
}

/** What the engine itself holds. */
async function upstream(): Promise<string[]> {
  const { files } = await (await fetch(`${vitrine.engineUrl}/v1/files`, { headers: key() })).json();
  return files.map((file: { displayName: string }) => file.displayName).sort();
}

async function archive(page: Page, name: string): Promise<void> {
  await tile(page, name).click();
  await openFile(page).getByRole("button", { name: "Archive" }).click();
  await expect(tile(page, name)).toHaveCount(0);
}

test("an archive is seen by the whole team, and undone by anyone, also after a reload", async ({ browser }) => {
  await start(60);
  const fileId = await upload("Minutes of May.txt");
  await Promise.all([upload("Notes.txt"), upload("Plan.txt")]);
  const [mine, colleagues] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [page, other] = await Promise.all([mine.newPage(), colleagues.newPage()]);
  await Promise.all([page.goto(vitrine.url), other.goto(vitrine.url)]);
  await expect(tile(other, "Minutes of May.txt")).toBeVisible();

  await test.step("one archives, another sees it go and undoes it", async () => {
    await archive(page, "Minutes of May.txt");
    await expect(page.getByText("Archived Minutes of May.txt")).toBeVisible();
    await expect(tile(other, "Minutes of May.txt")).toHaveCount(0);
    const toast = other.getByRole("listitem").filter({ hasText: "Minutes of May.txt is about to be archived" });
    await expect(toast).toContainText("Someone else asked for it at");
    // Whoever points at it has all the time it takes.
    const held = other.waitForResponse((response) => response.url().endsWith("/hold"));
    await toast.hover();
    await held;
    await toast.getByRole("button", { name: "Undo" }).click();
    await expect(tile(page, "Minutes of May.txt")).toBeVisible();
    await expect(tile(other, "Minutes of May.txt")).toBeVisible();
    await expect(page.getByText("Archived Minutes of May.txt")).toHaveCount(0);
  });

  await test.step("its own address says that it waits, and undoes it", async () => {
    await archive(page, "Minutes of May.txt");
    await other.goto(`${vitrine.url}/?file=${fileId}`);
    await expect(openFile(other).getByText("It is hidden from the library")).toBeVisible();
    await expectAccessible(other, "a file that waits to be archived, under its toast");
    await openFile(other).getByRole("button", { name: "Undo" }).click();
    await expect(tile(page, "Minutes of May.txt")).toBeVisible();
    await other.keyboard.press("Escape");
  });

  await test.step("the keyboard undoes it, also after a reload", async () => {
    await archive(page, "Notes.txt");
    await page.reload();
    await expect(page.getByText("Archived Notes.txt")).toBeVisible();
    await expect(tile(page, "Plan.txt")).toBeVisible();
    await expect(tile(page, "Notes.txt")).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(tile(page, "Notes.txt")).toBeVisible();
    expect(await upstream()).toHaveLength(3);
  });
  await Promise.all([mine.close(), colleagues.close()]);
});

test("what is archived from a tab that closes, by a server that is killed, is archived", async ({ browser }) => {
  await start(5);
  await Promise.all([upload("Plan.txt"), upload("Draft.txt")]);
  const [mine, colleagues] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [page, other] = await Promise.all([mine.newPage(), colleagues.newPage()]);
  await Promise.all([page.goto(vitrine.url), other.goto(vitrine.url)]);
  await archive(page, "Plan.txt");
  await expect(tile(other, "Plan.txt")).toHaveCount(0);
  await mine.close();
  process.kill(childPid(vitrine.process.pid ?? 0, programs.dashboard), "SIGKILL");
  await expect.poll(upstream, { timeout: 45_000 }).toEqual(["Draft.txt"]);
  await expect(tile(other, "Draft.txt")).toBeVisible();
  await expect(tile(other, "Plan.txt")).toHaveCount(0);
  await colleagues.close();
});
