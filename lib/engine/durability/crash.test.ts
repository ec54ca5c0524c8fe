import { createHash, randomBytes } from "node:crypto";
import { watch } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FileInfo, fileInfoSchema } from "@/lib/videogen-wire/file-info";
import { fileListAnswerSchema, uploadAnswerSchema } from "@/lib/videogen-wire/messages";
import { EngineBundle, type EngineProgram } from "../testing/engine-program";
import { checkLibrary } from "../tools/check-library";
import { type Random, randomFrom, wholeNumber } from "../tools/random";
import { newSeed, rounds } from "./run-form";

const LANES = 4;
/** So many in one are temporary, which spares the test hundreds of media children. */
const NEVER_ANALYSED = 0.85;
const SIZES = [1, 900, 70_000, 600_000, 3_000_000];

let bundle: EngineBundle;
let dataDir: string;
let picture: Buffer;

beforeAll(async () => {
  bundle = await EngineBundle.make();
  dataDir = await mkdtemp(join(tmpdir(), "vitrine-crash-"));
  picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#357" } })
    .png()
    .toBuffer();
});
afterAll(async () => {
  await bundle.remove();
  await rm(dataDir, { recursive: true, force: true });
});

it("loses nothing that it acknowledged and shows nothing by half, wherever it is killed under load", {
  timeout: 600_000,
}, async () => {
  const seed = newSeed();
  const random = randomFrom(seed);
  const sent = new Map<string, string>();
  const acknowledged = new Set<string>();
  for (let round = 0; round < rounds({ short: 8, long: 50 }); round += 1) {
    const where = `seed ${seed}, round ${round}`;
    const program = bundle.start({ DATA_DIR: dataDir, ENGINE_WORKERS: "1" });
    await program.url();
    expect(await readdir(join(dataDir, "incoming")), `swept at start: ${where}`).toEqual([]);
    const kill = momentToDie(random).then(() => program.end("SIGKILL"));
    const lanes = Array.from({ length: LANES }, () => uploadUntilDead(program, random, sent, acknowledged));
    await Promise.all([kill, ...lanes]);
    const { problems } = await checkLibrary(dataDir, { hash: true });
    expect(problems, where).toEqual([]);
  }
  expect(acknowledged.size).toBeGreaterThan(0);

  const last = bundle.start({ DATA_DIR: dataDir });
  await last.url();
  const files = await everyFileEnded(last);
  const shown = new Set(files.map(({ fileId }) => fileId));
  for (const fileId of acknowledged) expect(shown, `seed ${seed}`).toContain(fileId);
  for (const { fileId } of files) {
    const file = fileInfoSchema.parse(await (await api(last, "POST", `/v1/files/${fileId}/hydrate`)).json());
    const bytes = Buffer.from(await (await fetch(file.downloadUrl ?? "")).arrayBuffer());
    expect(sha256(bytes), `${fileId}, seed ${seed}`).toBe(sent.get(fileId));
  }
  expect(await last.end("SIGTERM")).toBe(0);
  const { problems, checked } = await checkLibrary(dataDir, { hash: true });
  expect(problems, `seed ${seed}`).toEqual([]);
  expect(checked).toBe(files.length);
});

async function api(program: EngineProgram, method: string, path: string, body?: unknown): Promise<Response> {
  const key = (await readFile(join(dataDir, "api-key"), "utf8")).trim();
  return fetch(`${await program.url()}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/**
 * Any time at all, or just when something happens to the database or to a file that comes in: the moments between two
 * steps of an upload are too short to be hit by chance.
 */
async function momentToDie(random: Random): Promise<void> {
  const kind = wholeNumber(random, 0, 2);
  if (kind === 0) return pause(wholeNumber(random, 5, 500));
  let left = wholeNumber(random, 1, 150);
  const watcher = watch(kind === 1 ? dataDir : join(dataDir, "incoming"));
  await new Promise<void>((resolve) => {
    watcher.on("change", () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
  watcher.close();
}

async function uploadUntilDead(
  program: EngineProgram,
  random: Random,
  sent: Map<string, string>,
  acknowledged: Set<string>,
): Promise<void> {
  for (;;) {
    const size = SIZES[Math.floor(random() * SIZES.length)] ?? 1;
    const bytes = new Uint8Array(random() < 0.3 ? picture : randomBytes(size));
    try {
      const created = await api(program, "POST", "/v1/files/upload", {
        displayName: "under load",
        isTemporary: random() < NEVER_ANALYSED,
      });
      const { fileId, uploadUrl } = uploadAnswerSchema.parse(await created.json());
      sent.set(fileId, sha256(bytes));
      const answer = await fetch(uploadUrl, { method: "PUT", body: bytes });
      expect(answer.status).toBe(200);
      acknowledged.add(fileId);
    } catch (error) {
      if ((await program.ended()) === "SIGKILL" && error instanceof TypeError) return;
      throw error;
    }
  }
}

/** Every visible file, once no job is left; the test's own time-out ends a vain wait. */
async function everyFileEnded(program: EngineProgram): Promise<FileInfo[]> {
  for (;;) {
    const files: FileInfo[] = [];
    for (let cursor = ""; ; ) {
      const answer = await api(program, "GET", `/v1/files?limit=200${cursor && `&cursor=${cursor}`}`);
      const page = fileListAnswerSchema.parse(await answer.json());
      files.push(...page.files.map((file) => fileInfoSchema.parse(file)));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    if (files.every((file) => file.fileAnalysisMetadata?.analysisLoadingState !== "LOADING")) return files;
    await pause(50);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
