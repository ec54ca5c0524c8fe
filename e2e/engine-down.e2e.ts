import { readlinkSync } from "node:fs";
import { join } from "node:path";
import { makeImage } from "@/scripts/media/documents.mjs";
import { expectAccessible } from "./support/accessible";
import { childPid, findChild, programs } from "./support/child-pid";
import { freshFolder } from "./support/fresh-folder";
import { tile } from "./support/page";
import { expect, test } from "./support/test";

test.use({ libraryName: "engine-down" });

test("a killed engine is said on the page, which recovers by itself, with nothing lost", async ({ page, vitrine }) => {
  const path = join(freshFolder(), "kept.png");
  await makeImage({ path, format: "png" });
  await page.goto("/");
  await page.locator("input[type=file][multiple]").first().setInputFiles(path);
  await expect(tile(page, "kept.png")).toBeVisible();

  const pid = vitrine.process.pid ?? 0;
  expect(readlinkSync(`/proc/${pid}/exe`)).toContain("node");
  // Stopped, not killed: it must stay away for as long as the page needs to notice.
  const engine = childPid(pid, programs.engine);
  process.kill(engine, "SIGKILL");
  await expect.poll(() => [null, engine].includes(findChild(pid, programs.engine)), { timeout: 20_000 }).toBe(false);
  await page.reload();
  await expect(tile(page, "kept.png")).toBeVisible();
});

test("while the backend is away the page says so, and comes back without a reload", async ({ page, vitrine }) => {
  const engine = childPid(vitrine.process.pid ?? 0, programs.engine);
  process.kill(engine, "SIGSTOP");
  // The tiles that the server drew ask a frozen engine for their pictures, so the page is never loaded to its end.
  await page.goto("/", { waitUntil: "domcontentloaded" });
  await expectAccessible(page, "waiting for the library");
  await expect(page.getByText(/can’t reach|cannot be reached|takes too long/i).first()).toBeVisible({
    timeout: 40_000,
  });
  await expectAccessible(page, "the library cannot be reached");
  process.kill(engine, "SIGCONT");
  await expect(tile(page, "kept.png")).toBeVisible({ timeout: 30_000 });

  await page.context().setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await expectAccessible(page, "offline, with what was loaded before");
});
