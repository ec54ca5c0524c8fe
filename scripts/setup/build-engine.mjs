import { nodeBundle } from "./node-bundle.mjs";

/** How esbuild makes the engine's programs in dist/engine: `main`, its `media-worker`, and the tools `seed` and `check`. @returns {import("esbuild").BuildOptions} */
export function engineBuild() {
  return {
    ...nodeBundle,
    entryPoints: {
      main: "lib/engine/main.ts",
      "media-worker": "lib/engine/media-worker/main.ts",
      seed: "lib/engine/tools/seed.ts",
      check: "lib/engine/tools/check.ts",
    },
    outdir: "dist/engine",
    outExtension: { ".js": ".mjs" },
    sourcemap: true,
  };
}

export async function buildEngine() {
  const { build } = await import("esbuild");
  await build(engineBuild());
}
