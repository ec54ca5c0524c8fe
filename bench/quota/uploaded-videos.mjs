import { existsSync } from "node:fs";
import { mkdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { makeVideo } from "../../scripts/media/video.mjs";
import { cache } from "../seeded-library.mjs";

const SECONDS = 60;
const PATIENCE_MS = 90_000;

/** Uploads a minute of real video so many times, and waits until it can be streamed. @param {import("./world.mjs").World} world @param {number} count */
export async function uploadVideos({ engine, uploaded }, count) {
  const body = await readFile(await testVideo());
  const fileIds = [];
  for (let index = 0; index < count; index += 1) {
    const { fileId, uploadUrl } = await engine.json("POST", "/v1/files/upload", { displayName: `A minute ${index}` });
    uploaded.add(fileId);
    const { pathname, search } = new URL(uploadUrl);
    await engine.ok("PUT", pathname + search, { body });
    fileIds.push(fileId);
  }
  const patience = performance.now() + PATIENCE_MS;
  for (const fileId of fileIds) {
    const state = async () =>
      (await engine.json("GET", `/v1/files/${fileId}`)).fileAnalysisMetadata.analysisLoadingState;
    while ((await state()) !== "FULFILLED") {
      if (performance.now() > patience) throw new Error("The test videos were not processed in time.");
      await pause(100);
    }
  }
  return fileIds;
}

/** Made once. */
async function testVideo() {
  const folder = join(cache, "media");
  const path = join(folder, `360p-${SECONDS}s.mp4`);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const making = join(folder, `making-${process.pid}.mp4`);
  await makeVideo({ path: making, seconds: SECONDS, width: 640, height: 360, indexFirst: true });
  await rename(making, path);
  return path;
}
