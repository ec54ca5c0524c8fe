import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const engineFolder = fileURLToPath(new URL("..", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The engine bundled as it is shipped, below `dist` so that it finds its packages. */
export class EngineBundle {
  readonly folder: string;
  readonly #started: EngineProgram[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<EngineBundle> {
    await mkdir(join(root, "dist"), { recursive: true });
    const folder = await mkdtemp(join(root, "dist", "engine-test-"));
    await build({
      entryPoints: {
        main: join(engineFolder, "main.ts"),
        "media-worker": join(engineFolder, "media-worker", "main.ts"),
      },
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      alias: { "@": root.replace(/\/$/, "") },
      logLevel: "error",
    });
    return new EngineBundle(folder);
  }

  get workerPath(): string {
    return join(this.folder, "media-worker.mjs");
  }

  /** `through` goes before the program's own command line, as a shell that sets a limit. */
  start(environment: Record<string, string>, through: readonly string[] = []): EngineProgram {
    const program = new EngineProgram(join(this.folder, "main.mjs"), environment, through);
    this.#started.push(program);
    return program;
  }

  /** Ends what a failed test has left running. */
  async endAll(): Promise<void> {
    for (const program of this.#started.splice(0)) await program.end("SIGKILL");
  }

  async remove(): Promise<void> {
    await this.endAll();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** One running engine process. */
export class EngineProgram {
  readonly process: ChildProcess;
  errors = "";
  readonly #exit: Promise<number | NodeJS.Signals | null>;
  readonly #line: Promise<string>;

  constructor(program: string, environment: Record<string, string>, through: readonly string[] = []) {
    const [command = process.execPath, ...args] = [...through, process.execPath, program];
    this.process = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { NODE_ENV: "test", ENGINE_PORT: "0", PUBLIC_HOST: "127.0.0.1", ...environment },
    });
    this.#exit = once(this.process, "exit").then(() => this.process.exitCode ?? this.process.signalCode);
    this.process.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.errors += text;
    });
    const { stdout } = this.process;
    if (!stdout) throw new Error("The program has no output.");
    this.#line = once(createInterface(stdout), "line").then(([line]) => String(line));
  }

  /** The address it says it listens on. Fails with its own words when it ends instead. */
  async url(): Promise<string> {
    const ended = this.#exit.then((how): never => {
      throw new Error(`The engine ended (${how}): ${this.errors}`);
    });
    const line = await Promise.race([this.#line, ended]);
    return line.replace("engine listening on ", "");
  }

  /** How it ended: exit code or signal. */
  ended(): Promise<number | NodeJS.Signals | null> {
    return this.#exit;
  }

  async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    this.process.kill(signal);
    return this.#exit;
  }
}
