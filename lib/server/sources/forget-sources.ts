import { forgetRecentFile } from "./signed-file";
import { knownSources } from "./state";
import { forgetAbsence } from "./thumbnail";

/** To be called when a file was changed by us. */
export function forgetSources(fileId: string): void {
  knownSources().forget(fileId);
  forgetRecentFile(fileId);
  forgetAbsence(fileId);
}
