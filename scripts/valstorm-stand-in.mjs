import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./setup/settings.mjs";

/** Runs the stand-in for Valstorm's Files API: `node scripts/valstorm-stand-in.mjs --port 4600 --token secret --token-seconds 300`. */
const outfile = join(root, "dist", `valstorm-stand-in-${process.pid}.mjs`);
await mkdir(join(root, "dist"), { recursive: true });
await build({
  entryPoints: [join(root, "lib/backend/valstorm/testing/program.ts")],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  alias: { "@": root },
  logLevel: "error",
});
await import(pathToFileURL(outfile).href);
