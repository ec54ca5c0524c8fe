import { budget } from "../backend";
import { processState } from "../process-state";
import { sharedState } from "../shared/state";
import { GetSigns } from "./get-signs";
import { KnownSources } from "./known-sources";
import { SharedSources } from "./shared-sources";

/** What this instance knows of upstream's signed URLs, and may learn from others. */
export function knownSources(): KnownSources {
  return processState("known-sources", () => {
    const state = sharedState();
    const shared = state.kind === "memory" ? null : new SharedSources(state);
    return new KnownSources(() => budget().upstreamNow(), shared);
  });
}

export function getSigns(): GetSigns {
  return processState("get-signs", () => new GetSigns(() => Date.now()));
}
