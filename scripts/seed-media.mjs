import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makePdf } from "./media/documents.mjs";
import { makeAudio, makeVideo } from "./media/video.mjs";

/** A few real videos, sounds and documents for seeded records to share, with the list that the seeding tool reads. */
export async function makeSeedMedia() {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-seed-media-"));
  const at = (/** @type {string} */ name) => join(folder, name);
  await makeVideo({ path: at("wide.mp4"), seconds: 5, width: 640, height: 360, indexFirst: true });
  await makeVideo({ path: at("upright.mp4"), seconds: 4, width: 360, height: 640, indexFirst: true });
  await makeAudio({ path: at("tone.m4a"), seconds: 5 });
  await makePdf({ path: at("report.pdf"), pages: 2 });
  const list = [
    { path: "wide.mp4", width: 640, height: 360 },
    { path: "upright.mp4", width: 360, height: 640 },
    { path: "tone.m4a", width: null, height: null },
    { path: "report.pdf", width: 595, height: 842 },
  ];
  await writeFile(at("media.json"), JSON.stringify(list));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
