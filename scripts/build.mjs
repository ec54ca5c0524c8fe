import { requireNode } from "./setup/node-version.mjs";

requireNode();
const { installIfStale } = await import("./setup/install.mjs");
installIfStale();
const { buildAll } = await import("./setup/build-all.mjs");
await buildAll();
