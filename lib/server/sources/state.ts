import { join } from "node:path";
import { budget } from "../backend";
import { env } from "../env";
import { processState } from "../process-state";
import { backendDigest, sharedState } from "../shared/state";
import { GetSigns } from "./get-signs";
import { KnownSources } from "./known-sources";
import { SharedSources } from "./shared-sources";
import { SourceSnapshot } from "./source-snapshot";

/** What this instance knows of upstream's signed URLs, and may learn from others. */
export function knownSources(): KnownSources {
  return processState("known-sources", () => {
    const state = sharedState();
    const shared = state.kind === "memory" ? null : new SharedSources(state);
    const known = new KnownSources(() => budget().upstreamNow(), shared);
    const { STATE_DIR } = env();
    if (!shared && STATE_DIR) new SourceSnapshot(join(STATE_DIR, backendDigest())).keep(known);
    return known;
  });
}

export function getSigns(): GetSigns {
  return processState("get-signs", () => new GetSigns(() => Date.now()));
}
