import { dirname, join, relative } from "node:path";
import { filesBelow } from "./freshness.mjs";
import { nodeBundle } from "./node-bundle.mjs";
import { root } from "./settings.mjs";

/**
 * Builds dist/api/routes.mjs, the route handlers of app/api for `api-server.mjs`. It exports `routes`: pairs of an
 * address as Next writes it (`/api/files/[id]`) and the module of its handlers, those that name more of it first.
 */
export async function buildApi() {
  const { build } = await import("esbuild");
  const files = filesBelow(join(root, "app/api"))
    .map((file) => relative(root, file).split("\\").join("/"))
    .filter((file) => file.endsWith("/route.ts"))
    .sort((a, b) => (namedFirst(a) < namedFirst(b) ? -1 : 1));
  const imports = files.map((file, place) => `import * as route${place} from "./${file}";`);
  const pairs = files.map((file, place) => `["/${relative("app", dirname(file))}", route${place}]`);
  await build({
    ...nodeBundle,
    stdin: {
      contents: `${imports.join("\n")}\nexport const routes = [${pairs.join(", ")}];`,
      resolveDir: root,
      sourcefile: "api-routes.ts",
    },
    outfile: "dist/api/routes.mjs",
    sourcemap: true,
  });
}

/** Letters are before "~": `files/search` before `files/[id]`. @param {string} file */
function namedFirst(file) {
  return file.replaceAll("[", "~");
}
