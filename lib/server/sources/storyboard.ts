import { backend } from "../backend";
import { SingleFlight } from "../single-flight";
import { backendState } from "../which-backend";
import { getSigns, knownSources } from "./state";

type Storyboard = { url: string; seconds: number };

const flights = () => backendState("storyboard-flights", () => new SingleFlight<Storyboard | null>());

/**
 * The index of the file's storyboard with life enough to be fetched, null when there is none. Costs nothing while it is
 * known; else one get, or one hydrate from the share of what nobody would miss. Throws `BackendError`.
 */
export async function loadStoryboard(fileId: string): Promise<Storyboard | null> {
  return knownSources().find(fileId, "storyboard") ?? flights().run(fileId, () => fetchStoryboard(fileId));
}

async function fetchStoryboard(fileId: string): Promise<Storyboard | null> {
  await knownSources().recall(fileId);
  const recalled = knownSources().find(fileId, "storyboard");
  if (recalled) return recalled;
  if (getSigns().isBelieved) {
    const got = await backend().get(fileId, { priority: "background" });
    knownSources().remember([got]);
    if (got.sources.storyboard?.status !== "ready") return null;
    const found = knownSources().find(fileId, "storyboard");
    if (found) return found;
  }
  knownSources().remember([await backend().hydrate(fileId, { priority: "background" })]);
  return knownSources().find(fileId, "storyboard");
}
