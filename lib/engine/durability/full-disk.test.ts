import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fileInfoSchema } from "@/lib/videogen-wire/file-info";
import { errorAnswerSchema, uploadAnswerSchema } from "@/lib/videogen-wire/messages";
import { EngineBundle, type EngineProgram } from "../testing/engine-program";
import { checkLibrary } from "../tools/check-library";
import { type SmallDisk, smallDisk } from "./small-disk";

const DISK_MB = 12;

let bundle: EngineBundle;
let disk: SmallDisk;

beforeAll(async () => {
  bundle = await EngineBundle.make();
  disk = await smallDisk(DISK_MB);
});
afterAll(async () => {
  await bundle.remove();
  await disk.remove();
});

it("refuses what the disk cannot hold with words, and loses nothing of what it has", { timeout: 120_000 }, async () => {
  const program = bundle.start({ DATA_DIR: disk.folder }, disk.through);
  const small = randomBytes(200_000);
  const first = await upload(program, small);
  expect(first.status).toBe(200);

  const tooMuch = await upload(program, randomBytes((DISK_MB + 4) * 1024 * 1024));
  expect(tooMuch.status).toBe(507);
  expect(errorAnswerSchema.parse(await tooMuch.json())).toMatchObject({
    code: "insufficient_storage",
    message: expect.stringMatching(/Make room/),
  });
  expect(await readdir(join(disk.folder, "incoming"))).toEqual([]);

  const after = await upload(program, small);
  expect(after.status).toBe(200);
  for (const fileId of [first.fileId, after.fileId]) expect(await hashOf(program, fileId)).toBe(sha256(small));
  expect((await api(program, "GET", `/v1/files/${tooMuch.fileId}`)).status).toBe(200);
  const listed = await (await api(program, "GET", "/v1/files")).text();
  expect(listed).not.toContain(tooMuch.fileId);
  expect(await program.end("SIGTERM")).toBe(0);

  const again = bundle.start({ DATA_DIR: disk.folder }, disk.through);
  for (const fileId of [first.fileId, after.fileId]) expect(await hashOf(again, fileId)).toBe(sha256(small));
  expect(await again.end("SIGTERM")).toBe(0);
  expect((await checkLibrary(disk.folder, { hash: true })).problems).toEqual([]);
});

it("goes on answering while the disk is full to the last byte, and works again when there is room", {
  timeout: 120_000,
}, async () => {
  const full = await smallDisk(DISK_MB);
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
    await full.remove();
  }
});

type Uploaded = { fileId: string; status: number; json: () => Promise<unknown> };

function upload(program: EngineProgram, bytes: Buffer): Promise<Uploaded> {
  return uploadTo(program, disk.folder, bytes);
}

async function uploadTo(program: EngineProgram, folder: string, bytes: Buffer): Promise<Uploaded> {
  const created = await apiOf(program, folder, "POST", "/v1/files/upload", { displayName: "bytes" });
  if (created.status !== 200) return { fileId: "", status: created.status, json: () => created.json() };
  const { fileId, uploadUrl } = uploadAnswerSchema.parse(await created.json());
  const answer = await fetch(uploadUrl, { method: "PUT", body: new Uint8Array(bytes) });
  return { fileId, status: answer.status, json: () => answer.json() };
}

function api(program: EngineProgram, method: string, path: string): Promise<Response> {
  return apiOf(program, disk.folder, method, path);
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

async function hashOf(program: EngineProgram, fileId: string): Promise<string> {
  const file = fileInfoSchema.parse(await (await api(program, "POST", `/v1/files/${fileId}/hydrate`)).json());
  return sha256(Buffer.from(await (await fetch(file.downloadUrl ?? "")).arrayBuffer()));
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
