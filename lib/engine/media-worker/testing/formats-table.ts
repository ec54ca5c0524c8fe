import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject } from "vitest";
import type { Run } from "./run-worker";

declare module "vitest" {
  interface ProvidedContext {
    formatsTable: string;
  }
}

const HEAD = `# Formats in, renditions out

Written by the media worker's tests (\`FORMATS_TABLE=bench/results/formats.md npx vitest run lib/engine/media-worker\`, the
old file removed before): each line is one real file, made by the test that is named, and what the real worker made of it.

| the file (its test) | media type | became | stream | beside it | ended |
|---|---|---|---|---|---|
`;

/** Adds a line about a run to the table of formats, where one is asked for. */
export async function addToFormatsTable(mimeType: string | null, run: Run): Promise<void> {
  const path = inject("formatsTable");
  if (path === "") return;
  await writeFile(path, HEAD, { flag: "wx" }).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  });
  const cells = [
    expect.getState().currentTestName?.split(" > ").slice(-2).join(": ") ?? "",
    mimeType ?? "unknown",
    seenAs(run),
    await streamOf(run),
    besideIt(run),
    howItEnded(run),
  ];
  await appendFile(path, `| ${cells.map((cell) => cell.replace(/[|\n]/g, " ")).join(" | ")} |\n`);
}

function seenAs(run: Run): string {
  const seen = run.events.filter((event) => event.event === "described").at(-1);
  if (!seen) return "";
  const size = seen.width === undefined ? "" : ` ${seen.width}×${seen.height}`;
  return `${seen.type}${size}${seen.durationSeconds === undefined ? "" : `, ${seen.durationSeconds.toFixed(1)} s`}`;
}

async function streamOf(run: Run): Promise<string> {
  const hls = run.events
    .filter((event) => event.event === "rendition")
    .findLast(({ rendition }) => rendition === "hls");
  if (hls?.status !== "ready") return hls?.status === "failed" ? "failed" : "";
  const master = await readFile(join(run.outputFolder, "hls/master.m3u8"), "utf8");
  const sizes = [...master.matchAll(/CODECS="([^"]+)"[^\n]*\n([^/\n]+)\//g)].map(
    ([, codecs, folder]) => `${folder} (${codecs})`,
  );
  const sounds = [...master.matchAll(/URI="/g)].length;
  return `${sizes.join(", ")}${sounds > 0 ? `, ${sounds} more sound` : ""}`;
}

function besideIt(run: Run): string {
  const made = run.events.filter((event) => event.event === "rendition" && event.status === "ready");
  const names = made
    .map((event) => (event.event === "rendition" ? event.rendition : ""))
    .filter((name) => name !== "hls");
  if (run.events.some(({ event }) => event === "transcript")) names.push("speech");
  return [...new Set(names)].join(", ").replace("speech", "transcript");
}

function howItEnded(run: Run): string {
  const last = run.events.at(-1);
  if (last?.event === "failed") return `failed: ${last.reason}`;
  return last?.event === "done" ? "done" : "crashed";
}
