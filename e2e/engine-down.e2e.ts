import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { makeImage } from "@/scripts/media/documents.mjs";
import { mediaFolder } from "./support/media";
import { tile } from "./support/page";
import { expect, test } from "./support/test";

test.use({ libraryName: "engine-down" });

/** The pid of the engine that Vitrine started: its child that runs dist/engine/main.mjs. */
function enginePid(parent: number): number {
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8");
      if (new RegExp(`^PPid:\\s+${parent}$`, "m").test(status) && command.includes("dist/engine/main.mjs"))
        return Number(name);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  throw new Error("no engine runs");
}

/** Whether an engine runs that is not the one of before. */
function isAnother(parent: number, before: number): boolean {
  try {
    return enginePid(parent) !== before;
  } catch {
    return false;
  }
}

test("a killed engine is said on the page, which recovers by itself, with nothing lost", async ({ page, vitrine }) => {
  const path = join(mediaFolder(), "kept.png");
  await makeImage({ path, format: "png" });
  await page.goto("/");
  await page.locator("input[type=file][multiple]").first().setInputFiles(path);
  await expect(tile(page, "kept.png")).toBeVisible();

  const pid = vitrine.process.pid ?? 0;
  expect(readlinkSync(`/proc/${pid}/exe`)).toContain("node");
  // Stopped, not killed: it must stay away for as long as the page needs to notice.
  const engine = enginePid(pid);
  process.kill(engine, "SIGKILL");
  await expect.poll(() => isAnother(pid, engine), { timeout: 20_000 }).toBe(true);
  await page.reload();
  await expect(tile(page, "kept.png")).toBeVisible();
});

test("while the backend is away the page says so, and comes back without a reload", async ({ page, vitrine }) => {
  const engine = enginePid(vitrine.process.pid ?? 0);
  process.kill(engine, "SIGSTOP");
  // The tiles that the server drew ask a frozen engine for their pictures, so the page is never loaded to its end.
  await page.goto("/", { waitUntil: "domcontentloaded" });
  await expect(page.getByText(/can’t reach|cannot be reached|takes too long/i).first()).toBeVisible({
    timeout: 40_000,
  });
  process.kill(engine, "SIGCONT");
  await expect(tile(page, "kept.png")).toBeVisible({ timeout: 30_000 });
});
