import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type FileInfo, fileInfoSchema } from "@/lib/videogen-wire/file-info";
import { uploadAnswerSchema } from "@/lib/videogen-wire/messages";
import { type EngineOptions, type RunningEngine, startEngine } from "../start-engine";

const fakeWorker = fileURLToPath(new URL("./fake-media-worker.mjs", import.meta.url));

/** A really started engine over a folder of its own, on a port that the system chose. */
export class TestEngine {
  readonly dataDir: string;
  readonly log: string[] = [];
  #running: RunningEngine;
  readonly #options: Partial<EngineOptions>;

  private constructor(dataDir: string, options: Partial<EngineOptions>) {
    this.dataDir = dataDir;
    this.#options = options;
    this.#running = { url: "", apiKey: "", close: async () => {} };
  }

  static async start(options: Partial<EngineOptions> = {}): Promise<TestEngine> {
    const engine = new TestEngine(await mkdtemp(join(tmpdir(), "vitrine-engine-")), options);
    await engine.begin();
    return engine;
  }

  get url(): string {
    return this.#running.url;
  }

  get apiKey(): string {
    return this.#running.apiKey;
  }

  /** Over the same folder, after `stop`. */
  async begin(more: Partial<EngineOptions> = {}): Promise<void> {
    this.#running = await startEngine({
      dataDir: this.dataDir,
      workerPath: fakeWorker,
      publicHost: "127.0.0.1",
      retryDelaysMs: [1, 1],
      log: (line) => this.log.push(line),
      ...this.#options,
      ...more,
    });
  }

  stop(): Promise<void> {
    return this.#running.close();
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** A call of the API with the key; `body` goes as JSON. */
  call(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.apiKey}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async file(method: string, path: string, body?: unknown): Promise<FileInfo> {
    const answer = await this.call(method, path, body);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return fileInfoSchema.parse(await answer.json());
  }

  async createUpload(request: Record<string, unknown>): Promise<{ fileId: string; uploadUrl: string }> {
    const answer = await this.call("POST", "/v1/files/upload", request);
    if (answer.status !== 200) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
    return uploadAnswerSchema.parse(await answer.json());
  }

  /** Creates and sends; the file's id. */
  async upload(
    displayName: string,
    bytes: string | Uint8Array<ArrayBuffer>,
    more: Record<string, unknown> = {},
  ): Promise<string> {
    const { fileId, uploadUrl } = await this.createUpload({ displayName, ...more });
    const answer = await fetch(uploadUrl, { method: "PUT", body: bytes });
    if (answer.status !== 200) throw new Error(`PUT: ${answer.status} ${await answer.text()}`);
    return fileId;
  }

  /** Asks until the pipeline has ended with a file. */
  async settled(fileId: string): Promise<FileInfo> {
    return this.when(fileId, (file) => file.fileAnalysisMetadata?.analysisLoadingState !== "LOADING");
  }

  /** Asks until the file is as wanted; the test's own time-out ends a vain wait. */
  async when(fileId: string, wanted: (file: FileInfo) => boolean): Promise<FileInfo> {
    for (;;) {
      const file = await this.file("POST", `/v1/files/${fileId}/hydrate`);
      if (wanted(file)) return file;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async listIds(query = ""): Promise<string[]> {
    const answer = await this.call("GET", `/v1/files${query}`);
    const { files } = listSchema.parse(await answer.json());
    return files.map(({ fileId }) => fileId);
  }
}

const listSchema = z.object({ files: z.array(fileInfoSchema) });
