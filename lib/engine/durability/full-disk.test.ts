import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { fileInfoSchema } from "@/lib/videogen-wire/file-info";
import { errorAnswerSchema, uploadAnswerSchema } from "@/lib/videogen-wire/messages";
import { EngineBundle, type EngineProgram } from "../testing/engine-program";
import { checkLibrary } from "../tools/check-library";
import { limitedFiles, type SmallDisk, smallDisk } from "./small-disk";

const DISK_MB = 12;

let bundle: EngineBundle;
let disk: SmallDisk | undefined;

beforeAll(async () => {
  bundle = await EngineBundle.make();
});
afterEach(async () => {
  await bundle.endAll();
  await disk?.remove();
  disk = undefined;
});
afterAll(() => bundle.remove());

it.each([
  ["the disk cannot hold", smallDisk],
  ["the system's limit on files does not allow", limitedFiles],
])("refuses what %s with words, and loses nothing of what it has", { timeout: 120_000 }, async (_why, makeDisk) => {
  disk = await makeDisk(DISK_MB);
  const program = bundle.start({ DATA_DIR: disk.folder }, disk.through);
  const small = randomBytes(200_000);
  const { folder, through } = disk;
  const upload = (bytes: Buffer) => uploadTo(program, folder, bytes);
  const first = await upload(small);
  expect(first.status).toBe(200);

  const tooMuch = await upload(randomBytes((DISK_MB + 4) * 1024 * 1024));
  expect(tooMuch.status).toBe(507);
  expect(errorAnswerSchema.parse(await tooMuch.json())).toMatchObject({
    code: "insufficient_storage",
    message: expect.stringMatching(/Make room/),
  });
  expect(await readdir(join(folder, "incoming"))).toEqual([]);
  expect(await resumable(program, folder, (DISK_MB + 4) * 1024 * 1024)).toBe(507);

  const after = await upload(small);
  expect(after.status).toBe(200);
  for (const fileId of [first.fileId, after.fileId]) expect(await hashOf(program, folder, fileId)).toBe(sha256(small));
  expect((await apiOf(program, folder, "GET", `/v1/files/${tooMuch.fileId}`)).status).toBe(200);
  const listed = await (await apiOf(program, folder, "GET", "/v1/files")).text();
  expect(listed).not.toContain(tooMuch.fileId);
  expect(await program.end("SIGTERM")).toBe(0);

  const again = bundle.start({ DATA_DIR: folder }, through);
  for (const fileId of [first.fileId, after.fileId]) expect(await hashOf(again, folder, fileId)).toBe(sha256(small));
  expect(await again.end("SIGTERM")).toBe(0);
  expect((await checkLibrary(folder, { hash: true })).problems).toEqual([]);
});

it("goes on answering while the disk is full to the last byte, and works again when there is room", {
  timeout: 120_000,
}, async () => {
  const full = await smallDisk(DISK_MB);
  disk = full;
  const program = bundle.start({ DATA_DIR: full.folder }, full.through);
  try {
    const kept: string[] = [];
    let refused = 0;
    // Pieces that get smaller fill what the larger left, so that the database has no room either.
    for (let size = 4 * 1024 * 1024; size >= 2_000; size = Math.floor(size / 2)) {
      for (let piece = 0; piece < 4; piece += 1) {
        const answer = await uploadTo(program, full.folder, randomBytes(size));
        if (answer.status === 200) kept.push(answer.fileId);
        else {
          expect([507]).toContain(answer.status);
          refused += 1;
          break;
        }
      }
    }
    expect(kept.length).toBeGreaterThan(0);
    if (full.through.length === 0) expect(refused).toBeGreaterThan(0);
    expect((await apiOf(program, full.folder, "GET", "/v1/files")).status).toBe(200);
    await program.end("SIGKILL");
    const { problems, checked } = await checkLibrary(full.folder, { hash: true });
    expect(problems).toEqual([]);
    expect(checked).toBeGreaterThanOrEqual(kept.length);
  } finally {
    await program.end("SIGKILL");
  }
});

type Uploaded = { fileId: string; status: number; json: () => Promise<unknown> };

async function uploadTo(program: EngineProgram, folder: string, bytes: Buffer): Promise<Uploaded> {
  const created = await apiOf(program, folder, "POST", "/v1/files/upload", { displayName: "bytes" });
  if (created.status !== 200) return { fileId: "", status: created.status, json: () => created.json() };
  const { fileId, uploadUrl } = uploadAnswerSchema.parse(await created.json());
  const answer = await fetch(uploadUrl, { method: "PUT", body: new Uint8Array(bytes) });
  return { fileId, status: answer.status, json: () => answer.json() };
}

/** The status that so many bytes get when they come as a resumable upload, which is then begun anew with none. */
async function resumable(program: EngineProgram, folder: string, bytes: number): Promise<number> {
  const created = await apiOf(program, folder, "POST", "/v1/files/upload", { displayName: "resumable" });
  const { uploadUrl } = uploadAnswerSchema.parse(await created.json());
  const tus = { "Tus-Resumable": "1.0.0" };
  const begin = () => fetch(uploadUrl, { method: "POST", headers: { ...tus, "Upload-Length": String(bytes) } });
  expect((await begin()).status).toBe(201);
  const answer = await fetch(uploadUrl, {
    method: "PATCH",
    headers: { ...tus, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" },
    body: new Uint8Array(randomBytes(bytes)),
  });
  expect((await begin()).status).toBe(201);
  return answer.status;
}

async function apiOf(
  program: EngineProgram,
  folder: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const url = await program.url();
  const key = (await readFile(join(folder, "api-key"), "utf8")).trim();
  return fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function hashOf(program: EngineProgram, folder: string, fileId: string): Promise<string> {
  const file = fileInfoSchema.parse(await (await apiOf(program, folder, "POST", `/v1/files/${fileId}/hydrate`)).json());
  return sha256(Buffer.from(await (await fetch(file.downloadUrl ?? "")).arrayBuffer()));
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
