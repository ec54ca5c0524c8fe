import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for what a test makes, which goes with the tests. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "vitrine-e2e-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
