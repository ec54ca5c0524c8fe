import { createStore } from "zustand/vanilla";
import type { MediaFile } from "@/lib/domain/media-file";
import { failureTexts } from "@/lib/messages/en/failures";
import { pageLocale } from "@/lib/messages/locale";
import { ApiError, archiveFile } from "./api";

/** How long an archive can be undone: the API itself has no way back. */
export const undoMs = 8_000;

/** What is told of a file that leaves. */
export type ArchivedFile = Pick<MediaFile, "fileId" | "displayName">;

export type ArchiveEntry = {
  file: ArchivedFile;
  /** `pending` can be undone; `archived` stays here so that a list asked for earlier cannot bring the tile back. */
  state: "pending" | "sending" | "archived" | "failed";
  /** Why it failed, in words for the person. */
  reason: string | null;
  /** Failed, and yet it may have been done: the backend broke off before it said so. */
  mayBeDone?: boolean;
};

type Dependencies = {
  archive(fileId: string): Promise<unknown>;
  /** Sends without waiting for an answer, even while the page goes away. */
  archiveOnLeave(fileId: string): void;
  undoMs: number;
};

export type ArchiveStore = ReturnType<typeof createArchiveStore>;

/** Archives that wait for their moment to be undone. It lives outside React, so that navigation cannot lose them. */
export function createArchiveStore({ archive, archiveOnLeave, undoMs }: Dependencies) {
  const store = createStore<{ entries: ReadonlyMap<string, ArchiveEntry> }>(() => ({ entries: new Map() }));
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const entry = (fileId: string) => store.getState().entries.get(fileId);
  function put(fileId: string, next: ArchiveEntry | null): void {
    const entries = new Map(store.getState().entries);
    if (next) entries.set(fileId, next);
    else entries.delete(fileId);
    store.setState({ entries });
  }
  function stopTimer(fileId: string): void {
    clearTimeout(timers.get(fileId));
    timers.delete(fileId);
  }
  function startTimer(fileId: string): void {
    stopTimer(fileId);
    timers.set(
      fileId,
      setTimeout(() => void send(fileId), undoMs),
    );
  }

  async function send(fileId: string): Promise<void> {
    stopTimer(fileId);
    const current = entry(fileId);
    if (current?.state !== "pending") return;
    put(fileId, { ...current, state: "sending" });
    try {
      await archive(fileId);
      put(fileId, { ...current, state: "archived" });
    } catch (failure) {
      // Gone already is what was wanted.
      if (failure instanceof ApiError && failure.code === "not_found") put(fileId, { ...current, state: "archived" });
      else put(fileId, { ...current, state: "failed", reason: archiveReason(failure), mayBeDone: isUnsure(failure) });
    }
  }

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    getInitialState: store.getInitialState,
    setState: store.setState,
    /** Hides the file now and archives it after the moment to undo. */
    request(file: ArchivedFile): void {
      const current = entry(file.fileId);
      if (current && current.state !== "failed") return;
      put(file.fileId, { file, state: "pending", reason: null });
      startTimer(file.fileId);
    },
    /** Brings a pending file back. False when the moment is over. */
    undo(fileId: string): boolean {
      if (entry(fileId)?.state !== "pending") return false;
      stopTimer(fileId);
      put(fileId, null);
      return true;
    },
    /** The countdown stands still while someone reads it. */
    pause: stopTimer,
    /** And begins anew. */
    resume(fileId: string): void {
      if (entry(fileId)?.state === "pending") startTimer(fileId);
    },
    /** A failure has been told. */
    acknowledge(fileId: string): void {
      if (entry(fileId)?.state === "failed") put(fileId, null);
    },
    /** The page goes away: what waits is sent now. */
    sendAllNow(): void {
      for (const [fileId, current] of store.getState().entries) {
        if (current.state !== "pending") continue;
        stopTimer(fileId);
        put(fileId, { ...current, state: "archived" });
        archiveOnLeave(fileId);
      }
    },
  };
}

function archiveReason(failure: unknown): string {
  return failure instanceof ApiError ? failure.message : failureTexts(pageLocale()).unknown;
}

function isUnsure(failure: unknown): boolean {
  return failure instanceof ApiError && (failure.code === "outcome_unknown" || failure.code === "offline");
}

/** The archives of this page. */
export const archiveStore = createArchiveStore({
  archive: archiveFile,
  archiveOnLeave(fileId) {
    fetch(`/api/files/${encodeURIComponent(fileId)}/archive`, { method: "POST", keepalive: true }).catch((cause) => {
      console.error("The archive could not be sent while the page was closing.", cause);
    });
  },
  undoMs,
});

/** Archives a file after a moment in which it can be undone. */
export function requestArchive(file: ArchivedFile): void {
  archiveStore.request(file);
}
