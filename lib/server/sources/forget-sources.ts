import { forgetPages } from "../listing/load-page";
import { forgetRecentFile } from "./signed-file";
import { knownSources } from "./state";
import { forgetAbsence } from "./thumbnail";

/** To be called when a file was changed. Settled, no instance shows a list from before. */
export async function forgetSources(fileId: string): Promise<void> {
  knownSources().forget(fileId);
  forgetRecentFile(fileId);
  forgetAbsence(fileId);
  await forgetPages();
}
