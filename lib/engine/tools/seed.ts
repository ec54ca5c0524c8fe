import { StartError } from "../start-error";
import { seedLibrary } from "./seed-library";

/** `seed <library folder> <number of records> [folder with media.json]` */
const [dataDir, count = "", mediaFolder] = process.argv.slice(2);
try {
  if (!dataDir || !/^[1-9]\d{0,7}$/.test(count)) {
    throw new StartError("Say how many records to make, for example: npm run engine:seed -- 1000");
  }
  let told = Date.now();
  await seedLibrary({
    dataDir,
    count: Number(count),
    mediaFolder,
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
