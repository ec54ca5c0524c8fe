import type { SharedState } from "../shared/shared-state";
import type { AskPage } from "./read-head";
import type { TextStore } from "./text-store";

/** Milliseconds. */
export type SyncTiming = {
  /** Between two looks at the head of the list while somebody looks. */
  head: number;
  /** Somebody looks for so long after having asked. */
  looked: number;
  /** Between two walks over the whole list, for what was archived elsewhere. */
  walk: number;
  /** After a failure, doubled with each. */
  retry: number;
};
export const usualTiming: SyncTiming = { head: 25_000, looked: 90_000, walk: 6 * 3_600_000, retry: 2_000 };

export type SyncParts = {
  library: string;
  ask: AskPage;
  shared: SharedState;
  store: TextStore | null;
  /** Larger libraries are declined. */
  most: number;
  timing?: SyncTiming;
};
