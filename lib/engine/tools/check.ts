import { StartError } from "../start-error";
import { checkLibrary } from "./check-library";

/** `check <library folder> [--hash]`: exit code 1 when something is wrong. */
const [dataDir, ...flags] = process.argv.slice(2);
try {
  const unknown = flags.find((flag) => flag !== "--hash");
  if (!dataDir) throw new StartError("Name the folder of the library.");
  if (unknown !== undefined) throw new StartError(`Only --hash is known, not ${unknown}.`);
  const { checked, problems, orphans } = await checkLibrary(dataDir, { hash: flags.includes("--hash") });
  for (const orphan of orphans) process.stdout.write(`orphan: ${orphan}\n`);
  for (const problem of problems) process.stdout.write(`wrong: ${problem}\n`);
  const tally = `${checked} files checked, ${problems.length} wrong, ${orphans.length} orphans`;
  process.stdout.write(`${tally} in ${dataDir}\n`);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  const words = error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`engine check: ${words}\n`);
  process.exit(1);
}
