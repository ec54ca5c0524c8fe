import { fail } from "./fail.mjs";

const least = [20, 19];

/** Ends the program unless this Node is new enough (package.json, "engines"). */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return;
  fail(
    `Node ${least.join(".")} or newer is needed; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
}
