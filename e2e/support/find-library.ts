import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { makeImage, makePdf } from "@/scripts/media/documents.mjs";
import { makeVideo } from "@/scripts/media/video.mjs";
import { freshFolder } from "./fresh-folder";
import type { Vitrine } from "./vitrine";

const spoken = "We left early and saw the old observatory on the hill".split(" ");
/** The second at which the video says "observatory". */
export const saidAt = 3.5;

/** Uploads as any program would. */
async function upload({ engineUrl, apiKey }: Vitrine, displayName: string, bytes: Buffer, extra: object = {}) {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const body = JSON.stringify({ displayName, ...extra });
  const ticket = await (await fetch(`${engineUrl}/v1/files/upload`, { method: "POST", headers, body })).json();
  expect((await fetch(ticket.uploadUrl, { method: "PUT", body: new Uint8Array(bytes) })).status).toBe(200);
}

/** Three pictures, a PDF, and a video of which every word is known. */
export async function fillLibrary(vitrine: Vitrine): Promise<void> {
  const folder = freshFolder();
  const video = join(folder, "talk.mp4");
  await makeVideo({ path: video, seconds: 8, width: 320, height: 180 });
  const words = spoken.map((word, at) => ({ startSeconds: at * 0.5, endSeconds: at * 0.5 + 0.4, word }));
  await upload(vitrine, "Talk with Ada.mp4", readFileSync(video), { transcript: { languageCode: "en", words } });
  for (const [name, width] of [
    ["Harbour.jpg", 900],
    ["Golden harvest.jpg", 400],
    ["Alley.jpg", 200],
  ] as const) {
    const path = join(folder, name);
    await makeImage({ path, width, height: width });
    await upload(vitrine, name, readFileSync(path));
  }
  const pdf = join(folder, "report.pdf");
  await makePdf({ path: pdf });
  await upload(vitrine, "Quarterly report.pdf", readFileSync(pdf));
}
