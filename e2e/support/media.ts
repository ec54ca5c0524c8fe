import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A fresh folder for the media that a test makes. */
export function mediaFolder(): string {
  return mkdtempSync(join(tmpdir(), "vitrine-media-"));
}
