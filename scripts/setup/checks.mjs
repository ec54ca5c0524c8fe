import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { fail } from "./fail.mjs";

/** Makes the folder when it is missing; ends the program when nothing can be written there. @param {string} folder */
export function requireWritableFolder(folder) {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    fail(`The data folder ${folder} cannot be written (${error.code}). Make it writable, or set DATA_DIR to another.`);
  }
}

/** Ends the program when something already listens there. @param {number} port @param {string} address @param {string} variable */
export async function requireFreePort(port, address, variable) {
  const error = await new Promise((settle) => {
    const probe = createServer();
    probe.once("error", settle);
    probe.listen(port, address, () => probe.close(() => settle(undefined)));
  });
  if (!error) return;
  const why = error.code === "EADDRINUSE" ? "is in use" : `cannot be used (${error.code})`;
  fail(`Port ${port} ${why}. Stop what uses it, or choose another with ${variable}.`);
}

/** One by one: Node's own `recursive` never ends where the system refuses folders with ENOENT, as /proc does. @param {string} folder */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
