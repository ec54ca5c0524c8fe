import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { searchAnswerSchema, uploadAnswerSchema } from "@/lib/videogen-wire/messages";
import { makeAudio } from "@/scripts/media/video.mjs";
import { makeWhisperModel } from "@/scripts/media/whisper-model.mjs";
import { EngineBundle, type EngineProgram } from "./testing/engine-program";
import { TestEngine } from "./testing/test-engine";

let bundle: EngineBundle;
let dataDir: string;
const folders: string[] = [];

beforeAll(async () => {
  bundle = await EngineBundle.make();
});
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrine-program-"));
  folders.push(dataDir);
});
afterAll(async () => {
  await bundle.remove();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe("the program", () => {
  it("says where it listens, keeps its key to its user, and ends cleanly when asked", async () => {
    const program = bundle.start({ DATA_DIR: dataDir });
    const url = await program.url();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    for (const name of ["api-key", "signing-key"]) expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o600);
    expect(await program.end("SIGTERM")).toBe(0);
    expect(program.errors).toBe("");
  });

  it("says in one line why it cannot start", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const file = join(dataDir, "file");
    await writeFile(file, "");
    const cases: [Record<string, string>, RegExp][] = [
      [{ DATA_DIR: dataDir, ENGINE_PORT: port }, /Port \d+ is in use/],
      [{ DATA_DIR: dataDir, ENGINE_PORT: "http" }, /ENGINE_PORT/],
      [{ DATA_DIR: dataDir, ENGINE_PUBLIC_URL: "ftp://x" }, /ENGINE_PUBLIC_URL/],
      [{ DATA_DIR: dataDir, ENGINE_URL_LIFE_SECONDS: "4" }, /ENGINE_URL_LIFE_SECONDS/],
      [{ DATA_DIR: file }, /is not a folder/],
      [{ DATA_DIR: join(file, "below") }, /not a folder/],
      [{ DATA_DIR: "/proc/vitrine" }, /DATA_DIR/],
      [{ DATA_DIR: dataDir, WHISPER_MODEL: join(dataDir, "none") }, /WHISPER_MODEL: .*none cannot be read/],
      [{ DATA_DIR: dataDir, WHISPER_MODEL: file }, /WHISPER_MODEL: .*file cannot be used.* no whisper\.cpp model/],
    ];
    for (const [environment, words] of cases) {
      const program = bundle.start(environment);
      expect(await program.ended()).toBe(1);
      expect(program.errors).toMatch(words);
      expect(program.errors.trim().split("\n")).toHaveLength(1);
    }
    taken.close();
  });

  it("keeps a second engine out of its folder", async () => {
    const first = bundle.start({ DATA_DIR: dataDir });
    await first.url();
    const second = bundle.start({ DATA_DIR: dataDir });
    expect(await second.ended()).toBe(1);
    expect(second.errors).toMatch(/Another engine already works on/);
    await first.end("SIGKILL");
    const third = bundle.start({ DATA_DIR: dataDir });
    await third.url();
    await third.end("SIGINT");
  });

  it("turns speech into text with the model that WHISPER_MODEL names", async () => {
    const model = join(dataDir, "tiny.bin");
    await makeWhisperModel({ path: model, words: ["lighthouse", "keeper"], endSeconds: 2 });
    const sound = join(dataDir, "interview.m4a");
    await makeAudio({ path: sound, seconds: 3 });
    const program = bundle.start({ DATA_DIR: dataDir, WHISPER_MODEL: model });
    await program.url();
    const created = await api(program, "/v1/files/upload", { displayName: "interview.m4a" });
    const { fileId, uploadUrl } = uploadAnswerSchema.parse(await created.json());
    await fetch(uploadUrl, { method: "PUT", body: new Uint8Array(await readFile(sound)) });
    const heard = async () => (await (await api(program, `/v1/files/${fileId}/hydrate`)).json()).transcriptText;
    await expect.poll(heard).toBe("lighthouse keeper");
    const found = await api(program, "/v1/files/search", { query: "lighthouse" });
    expect(searchAnswerSchema.parse(await found.json()).results).toHaveLength(1);
    expect(await program.end("SIGTERM")).toBe(0);
    expect(program.errors).toBe("");
  });

  it("loses no acknowledged upload and no job to kill -9, and shows none by half", async () => {
    const kept = new Map<string, string>();
    for (let round = 0; round < 4; round += 1) {
      const program = bundle.start({ DATA_DIR: dataDir, ENGINE_WORKERS: "1" });
      await verify(program, kept);
      await Promise.all([sendUntilDead(program, kept), sendUntilDead(program, kept), killAfter(program, kept, 3)]);
    }
    const last = bundle.start({ DATA_DIR: dataDir });
    expect(kept.size).toBeGreaterThanOrEqual(12);
    await verify(last, kept);
    expect(await readdir(join(dataDir, "incoming"))).toEqual([]);
    for (const fileId of kept.keys()) {
      const state = async () => {
        const file = await (await api(last, `/v1/files/${fileId}/hydrate`)).json();
        return file.fileAnalysisMetadata.analysisLoadingState;
      };
      await expect.poll(state, { timeout: 50_000 }).not.toBe("LOADING");
    }
    await last.end("SIGTERM");
  });
});

describe("with the real media worker", () => {
  it("makes a thumbnail and a preview of an image, turned upright", async () => {
    const engine = await TestEngine.start({ workerPath: bundle.workerPath });
    try {
      const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: "#2266aa" } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer();
      const file = await engine.settled(await engine.upload("upright.jpg", new Uint8Array(picture)));
      expect(file).toMatchObject({
        type: "IMAGE",
        thumbnailSource: { status: "ready" },
        previewSource: { status: "ready" },
        hlsSource: { status: "skipped" },
        fileAnalysisMetadata: { analysisLoadingState: "FULFILLED" },
      });
      const answer = await fetch(file.thumbnailUrl ?? "");
      expect(answer.headers.get("content-type")).toMatch(/^image\//);
      const { width, height } = await sharp(await answer.arrayBuffer()).metadata();
      expect(width).toBeLessThan(height);
    } finally {
      await engine.remove();
    }
  });

  it("ends broken and disguised files with words, and keeps them", async () => {
    const engine = await TestEngine.start({ workerPath: bundle.workerPath });
    try {
      const text = await engine.settled(await engine.upload("not-a-video.mp4", "just words"));
      expect(text).toMatchObject({ type: "TEXT", fileAnalysisMetadata: { analysisLoadingState: "FULFILLED" } });
      const playlist = await engine.settled(
        await engine.upload("list.m3u8", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"),
      );
      expect(playlist).toMatchObject({ type: "TEXT", hlsSource: { status: "skipped" } });
      const broken = new Uint8Array(
        Buffer.concat([
          Buffer.from("0000001866747970697 36f6d0000020069736f6d69736f32".replace(" ", ""), "hex"),
          randomBytes(5000),
        ]),
      );
      const cut = await engine.settled(await engine.upload("broken.mp4", broken));
      expect(cut.fileAnalysisMetadata?.analysisLoadingState).toBe("REJECTED");
      expect(cut.fileAnalysisMetadata?.analysisErrorMessage).toBeTruthy();
      expect((await fetch(cut.downloadUrl ?? "")).status).toBe(200);
    } finally {
      await engine.remove();
    }
  });
});

async function api(program: EngineProgram, path: string, body?: unknown): Promise<Response> {
  const key = (await readFile(join(dataDir, "api-key"), "utf8")).trim();
  return fetch(`${await program.url()}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Uploads one file after another; remembers each that was acknowledged. Ends when the engine is gone. */
async function sendUntilDead(program: EngineProgram, kept: Map<string, string>): Promise<void> {
  for (;;) {
    const bytes = new Uint8Array(randomBytes(50_000));
    try {
      const created = await api(program, "/v1/files/upload", { displayName: "noise" });
      const { fileId, uploadUrl } = uploadAnswerSchema.parse(await created.json());
      const answer = await fetch(uploadUrl, { method: "PUT", body: bytes });
      if (answer.status === 200) kept.set(fileId, createHash("sha256").update(bytes).digest("hex"));
    } catch (error) {
      if (program.process.exitCode === null && program.process.signalCode === null) await program.ended();
      if (program.process.signalCode === "SIGKILL") return;
      throw error;
    }
  }
}

async function killAfter(program: EngineProgram, kept: Map<string, string>, more: number): Promise<void> {
  const enough = kept.size + more;
  await expect.poll(() => kept.size, { interval: 1, timeout: 30_000 }).toBeGreaterThanOrEqual(enough);
  await program.end("SIGKILL");
}

async function verify(program: EngineProgram, kept: ReadonlyMap<string, string>): Promise<void> {
  const url = await program.url();
  for (const [fileId, sha256] of kept) {
    const file = await (await api(program, `/v1/files/${fileId}/hydrate`)).json();
    const bytes = await (await fetch(file.downloadUrl)).arrayBuffer();
    expect(createHash("sha256").update(Buffer.from(bytes)).digest("hex")).toBe(sha256);
  }
  expect((await fetch(`${url}/health`)).status).toBe(200);
}
