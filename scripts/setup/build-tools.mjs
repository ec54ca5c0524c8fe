import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { nodeBundle } from "./node-bundle.mjs";
import { root } from "./settings.mjs";

/** Builds what the scripts use of the VideoGen adapter, and loads it. */
export async function loadVideogenTools() {
  const { build } = await import("esbuild");
  await build({
    ...nodeBundle,
    entryPoints: { videogen: "scripts/webhook/videogen-tools.ts" },
    outdir: "dist/tools",
    outExtension: { ".js": ".mjs" },
  });
  return import(pathToFileURL(resolve(root, "dist/tools/videogen.mjs")).href);
}
