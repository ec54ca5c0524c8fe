import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { makeVideo } from "../../scripts/media/video.mjs";
import { median } from "../measure.mjs";
import { timeProgram } from "../programs.mjs";
import { cache } from "../seeded-library.mjs";

const SECONDS = 60;
const ROUNDS = 3;

/** From the end of an upload to pictures. @param {import("../engine.mjs").Bench} bench @returns {Promise<import("../table.mjs").Row[]>} */
export async function video(bench) {
  const h264 = await testVideo("h264", "mp4");
  const vp9 = await testVideo("vp9", "webm");
  const folder = await mkdtemp(join(cache, "floor-"));
  const floorMedia = (/** @type {string[]} */ ...args) => timeProgram(["bench/floors/media.mjs", ...args]);

  const copied = { floor: /** @type {number[]} */ ([]), first: /** @type {number[]} */ ([]) };
  for (let round = 0; round < ROUNDS; round += 1) {
    copied.floor.push(await floorMedia("copy", h264, folder));
    copied.first.push((await upload(bench, h264)).firstSegment);
  }
  const encoded = await upload(bench, vp9);
  const ladderFloor = await floorMedia("encode", vp9, folder, ...encoded.sizes);
  await rm(folder, { recursive: true, force: true });

  const copyFloor = median(copied.floor);
  const copyFirst = median(copied.first);
  const ladder = encoded.whole / ladderFloor;
  return [
    {
      work: `${SECONDS} s of 1080p H.264/AAC: upload end to first playable segment`,
      floor: `${seconds(copyFloor)} (node-av copies the file)`,
      engine: seconds(copyFirst),
      ratio: copyFirst / copyFloor,
      bound: "2 s and 2x",
      ok: copyFirst <= 2 && copyFirst <= 2 * copyFloor,
    },
    {
      work: "the same as VP9: to first playable segment",
      engine: seconds(encoded.firstSegment),
      bound: "5 s",
      ok: encoded.firstSegment <= 5,
    },
    {
      work: `the same: whole ladder (${encoded.sizes.join(", ")})`,
      floor: `${seconds(ladderFloor)} (node-av encodes the same)`,
      engine: seconds(encoded.whole),
      ratio: ladder,
      bound: "1.3x",
      ok: ladder <= 1.3,
    },
  ];
}

/** Made once. @param {"h264" | "vp9"} codec @param {"mp4" | "webm"} container */
async function testVideo(codec, container) {
  const folder = join(cache, "media");
  const path = join(folder, `1080p-${SECONDS}s-${codec}.${container}`);
  if (existsSync(path)) return path;
  console.log(`Making a test video as ${codec} (once) …`);
  await mkdir(folder, { recursive: true });
  const making = join(folder, `making-${process.pid}.${container}`);
  await makeVideo({ path: making, seconds: SECONDS, width: 1920, height: 1080, codec, container });
  await rename(making, path);
  return path;
}

/** @param {import("../engine.mjs").Bench} bench @param {string} path */
async function upload({ api, bytes, uploaded }, path) {
  const { fileId, uploadUrl } = await api.json("POST", "/v1/files/upload", { displayName: "A minute" });
  uploaded.add(fileId);
  await bytes.ok("PUT", uploadUrl, { body: await readFile(path) });
  const started = performance.now();
  const since = () => (performance.now() - started) / 1000;
  let file = await api.json("POST", `/v1/files/${fileId}/hydrate`);
  const again = async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    file = await api.json("GET", `/v1/files/${fileId}`);
    if (file.fileAnalysisMetadata.analysisLoadingState === "REJECTED" || since() > 300)
      throw new Error(`The test video was not processed: ${JSON.stringify(file.fileAnalysisMetadata)}`);
  };
  while (file.hlsSource.status !== "ready") await again();
  const master = await playlist(bytes, file.hlsSource.url);
  const [firstRendition = ""] = master.lines;
  const rendition = await playlist(bytes, new URL(firstRendition, file.hlsSource.url).href);
  for (const name of [/URI="([^"]+)"/.exec(rendition.text)?.[1] ?? "", rendition.lines[0] ?? ""]) {
    await bytes.ok("GET", new URL(name, rendition.url).href);
  }
  const firstSegment = since();
  while (file.fileAnalysisMetadata.analysisLoadingState === "LOADING") await again();
  const whole = since();
  const complete = await playlist(bytes, file.hlsSource.url);
  const sizes = [...complete.text.matchAll(/RESOLUTION=(\d+x\d+)/g)].flatMap(([, size]) => size ?? []);
  return { firstSegment, whole, sizes };
}

/** @param {import("../client.mjs").Client} bytes @param {string} url */
async function playlist(bytes, url) {
  const text = (await bytes.ok("GET", url)).body.toString();
  return { url, text, lines: text.split("\n").filter((line) => line !== "" && !line.startsWith("#")) };
}

/** @param {number} time */
function seconds(time) {
  return `${time.toFixed(2)} s`;
}
