import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { MediaChild } from "./media-child";

const folder = mkdtempSync(join(tmpdir(), "vitrine-child-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How a child ends that, given its job, says the outcome of `what`. */
function saidBy(what: string) {
  const workerPath = join(folder, "worker.mjs");
  writeFileSync(
    workerPath,
    `import { readFileSync } from "node:fs";
     import { getPriority } from "node:os";
     import { env } from "node:process";
     process.once("message", () => process.send({ event: "failed", reason: String(${what}) }));`,
  );
  const job = { fileId: "a", originalPath: "a", outputFolder: "a", displayName: "a", mimeType: null };
  return new MediaChild({ workerPath, job, stallMs: 20_000, onEvent: () => {} }).outcome;
}

test("a media child works behind the engine", async () => {
  const outcome = await saidBy("getPriority()");
  expect(outcome).toMatchObject({ end: "failed" });
  expect(Number("reason" in outcome && outcome.reason)).toBeGreaterThan(getPriority());
});

test.runIf(process.platform === "linux")("where memory runs out, Linux ends a media child first", async () => {
  const outcome = await saidBy('readFileSync("/proc/self/oom_score_adj", "utf8").trim()');
  expect(outcome).toEqual({ end: "failed", reason: "1000" });
});

test("nothing of the engine's environment reaches a media child", async () => {
  const outcome = await saidBy("Object.keys(env).filter((name) => !name.startsWith('NODE_'))");
  expect(outcome).toEqual({ end: "failed", reason: "" });
});
