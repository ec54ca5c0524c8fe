import { createStore } from "zustand/vanilla";
import type { SelectedFile } from "./selected-files";

export type BulkKind = "share" | "unshare" | "zip";
export type BulkFailure = { file: SelectedFile; reason: string };

/** One thing that is done with many files, and, until it is dismissed, what it could not do. */
export type BulkTask = {
  kind: BulkKind;
  isRunning: boolean;
  count: number;
  done: number;
  /** Read so far, and what all will be; null where that is unknown or does not matter. */
  bytes: number | null;
  totalBytes: number | null;
  failures: readonly BulkFailure[];
  /** Why the whole of it failed, in words. */
  error: string | null;
  retry: () => void;
};

/** It lives outside React, so that clearing the selection or navigation cannot lose it. One at a time. */
export const bulkStore = createStore<{ task: BulkTask | null }>(() => ({ task: null }));

let stop = new AbortController();

/** Begins a task in place of one that has ended. Null while another runs. */
export function beginTask(
  begin: Pick<BulkTask, "kind" | "count" | "bytes" | "totalBytes" | "retry">,
): { signal: AbortSignal } | null {
  if (bulkStore.getState().task?.isRunning) return null;
  stop = new AbortController();
  bulkStore.setState({ task: { ...begin, isRunning: true, done: 0, failures: [], error: null } });
  return { signal: stop.signal };
}

export function changeTask(change: (task: BulkTask) => Partial<BulkTask>): void {
  bulkStore.setState(({ task }) => (task ? { task: { ...task, ...change(task) } } : {}));
}

/** Stops what runs. What is done stays done. */
export function cancelTask(): void {
  stop.abort();
}

/** Takes the words of one that has ended away. */
export function dismissTask(): void {
  bulkStore.setState(({ task }) => (task?.isRunning ? {} : { task: null }));
}
