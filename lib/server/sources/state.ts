import { budget } from "../backend";
import { processState } from "../process-state";
import { GetSigns } from "./get-signs";
import { KnownSources } from "./known-sources";

/** What this process knows of upstream's signed URLs. */
export function knownSources(): KnownSources {
  return processState("known-sources", () => new KnownSources(() => budget().upstreamNow()));
}

export function getSigns(): GetSigns {
  return processState("get-signs", () => new GetSigns(() => Date.now()));
}
