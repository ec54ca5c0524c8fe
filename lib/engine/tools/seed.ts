import { parseArgs } from "node:util";
import { StartError } from "../start-error";
import { seedLibrary } from "./seed-library";

/** `seed <library folder> <number of records> [folder with media.json] [--pictures=<number of distinct ones>]` */
try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { pictures: { type: "string" } } });
  const [dataDir, count = "", mediaFolder] = positionals;
  if (!dataDir || !/^[1-9]\d{0,7}$/.test(count)) {
    throw new StartError("Say how many records to make, for example: npm run engine:seed -- 1000");
  }
  let told = Date.now();
  await seedLibrary({
    dataDir,
    count: Number(count),
    mediaFolder,
    pictures: values.pictures === undefined ? undefined : Number(values.pictures),
    onProgress: (done) => {
      if (Date.now() - told < 5_000) return;
      told = Date.now();
      process.stdout.write(`${done} of ${count} records\n`);
    },
  });
  process.stdout.write(`${count} records are in ${dataDir}\n`);
} catch (error) {
  const words = error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`engine seed: ${words}\n`);
  process.exit(1);
}
