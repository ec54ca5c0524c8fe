import { join } from "node:path";
import { budget } from "../backend";
import { env } from "../env";
import { backendSharedState } from "../shared/backend-shared-state";
import { backendDigest } from "../shared/state";
import { backendState, currentBackend } from "../which-backend";
import { GetSigns } from "./get-signs";
import { KnownSources } from "./known-sources";
import { SharedSources } from "./shared-sources";
import { SourceSnapshot } from "./source-snapshot";

/** What this instance knows of upstream's signed URLs, and may learn from others. */
export function knownSources(): KnownSources {
  return backendState("known-sources", () => {
    const state = backendSharedState();
    const shared = state.kind === "memory" ? null : new SharedSources(state);
    const known = new KnownSources(() => budget().upstreamNow(), shared);
    const { STATE_DIR } = env();
    const own = currentBackend() === "videogen" ? backendDigest() : `${backendDigest()}-${currentBackend()}`;
    if (!shared && STATE_DIR) new SourceSnapshot(join(STATE_DIR, own)).keep(known);
    return known;
  });
}

export function getSigns(): GetSigns {
  return backendState("get-signs", () => new GetSigns(() => Date.now()));
}
