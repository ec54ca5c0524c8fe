import { fork } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { type MediaEvent, type MediaJobRequest, mediaEventSchema } from "../protocol";
import { addToFormatsTable } from "./formats-table";

export type Run = { events: MediaEvent[]; exitCode: number | null; outputFolder: string; errors: string };

/** The real media worker, bundled as the build does it, and a folder for what the tests make. */
export class WorkerUnderTest {
  readonly folder: string;
  readonly #program: string;
  readonly #programFolder: string;
  #runs = 0;

  private constructor(folder: string, programFolder: string) {
    this.folder = folder;
    this.#programFolder = programFolder;
    this.#program = join(programFolder, "media-worker.mjs");
  }

  static async prepare(): Promise<WorkerUnderTest> {
    // Below the project, because the bundle leaves packages to be found in node_modules.
    const dist = resolve("dist");
    await mkdir(dist, { recursive: true });
    const worker = new WorkerUnderTest(
      await mkdtemp(join(tmpdir(), "media-worker-test-")),
      await mkdtemp(join(dist, "media-worker-test-")),
    );
    await build({
      entryPoints: ["lib/engine/media-worker/main.ts"],
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      outfile: worker.#program,
      logLevel: "warning",
    });
    return worker;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await rm(this.#programFolder, { recursive: true, force: true });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** The bundled program, for an engine under test. */
  get program(): string {
    return this.#program;
  }

  async run(originalPath: string, mimeType: string | null, more: Partial<MediaJobRequest> = {}): Promise<Run> {
    const outputFolder = this.path(`out-${++this.#runs}`);
    await mkdir(outputFolder);
    const child = fork(this.#program, [], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: { NODE_ENV: "test" },
      execArgv: [],
    });
    const events: MediaEvent[] = [];
    let errors = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("message", (message) => events.push(mediaEventSchema.parse(message)));
    child.send({ fileId: "vg_file_test", originalPath, outputFolder, displayName: "test", mimeType, ...more });
    const exitCode = await new Promise<number | null>((ended) => child.once("close", ended));
    const run = { events, exitCode, outputFolder, errors };
    await addToFormatsTable(mimeType, run);
    return run;
  }
}

/** The last report of one rendition. */
export function rendition(run: Run, name: Extract<MediaEvent, { event: "rendition" }>["rendition"]) {
  return run.events.filter((event) => event.event === "rendition").findLast((event) => event.rendition === name);
}

export function described(run: Run) {
  return run.events.filter((event) => event.event === "described").at(-1);
}

export function ending(run: Run): MediaEvent | undefined {
  return run.events.at(-1);
}
