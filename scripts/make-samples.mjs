// Makes the sample media that an empty library offers, under public/samples/. Run by the build; does nothing when they are current.
import { createHash } from "node:crypto";
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "public", "samples");
const madeByPath = join(target, "made-by.txt");
const LANES = 2;

const madeBy = await fingerprint();
if (await isCurrent()) {
  console.log("Sample media: current.");
} else {
  const started = Date.now();
  const { catalogue } = await import("./media/samples/catalogue.mjs");
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const waiting = [...catalogue];
  const lane = async () => {
    for (let sample = waiting.shift(); sample !== undefined; sample = waiting.shift()) {
      await sample.make(join(target, sample.file));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const manifest = await Promise.all(
    catalogue.map(async ({ file, displayName, contentType, transcript }) => {
      const { size: bytes } = await stat(join(target, file));
      return { path: `/samples/${file}`, displayName, contentType, bytes, ...(transcript ? { transcript } : {}) };
    }),
  );
  await writeFile(madeByPath, madeBy);
  // Last and in one step: a manifest means that all it names is there.
  await writeFile(join(target, "manifest.json.tmp"), `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(join(target, "manifest.json.tmp"), join(target, "manifest.json"));
  const bytes = manifest.reduce((sum, sample) => sum + sample.bytes, 0);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`Sample media: ${manifest.length} files, ${(bytes / 1e6).toFixed(1)} MB, made in ${seconds} s.`);
}

/** Changes when anything that makes the samples changes. */
async function fingerprint() {
  const folder = join(here, "media", "samples");
  const hash = createHash("sha256").update(await readFile(fileURLToPath(import.meta.url)));
  for (const name of (await readdir(folder)).sort()) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest("hex");
}

async function isCurrent() {
  try {
    if ((await readFile(madeByPath, "utf8")) !== madeBy) return false;
    const manifest = JSON.parse(await readFile(join(target, "manifest.json"), "utf8"));
    for (const { path } of manifest) await access(join(target, "..", path));
    return true;
  } catch (error) {
    if (error instanceof SyntaxError || error.code === "ENOENT") return false;
    throw error;
  }
}
