import { forgetPages } from "../listing/load-page";
import { forgetRecentFile } from "./signed-file";
import { knownSources } from "./state";
import { forgetThumbnail } from "./thumbnail";

/** To be called when a file was changed. Settled, no instance shows a list from before. */
export async function forgetSources(fileId: string): Promise<void> {
  knownSources().forget(fileId);
  forgetRecentFile(fileId);
  forgetThumbnail(fileId);
  await forgetPages();
}
