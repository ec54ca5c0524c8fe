import { root } from "./settings.mjs";

/**
 * How esbuild makes programs for Node of our TypeScript; packages stay in node_modules.
 * @type {import("esbuild").BuildOptions}
 */
export const nodeBundle = {
  absWorkingDir: root,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
};
