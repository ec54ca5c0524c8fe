import { createStore } from "zustand/vanilla";
import type { PendingArchives } from "@/lib/domain/pending-archives";
import { failureTexts } from "@/lib/messages/en/failures";
import { pageLocale } from "@/lib/messages/locale";
import { ApiError, getPendingArchives, holdArchives, requestArchives, undoArchives } from "./api";
import {
  type ArchivesOfPage,
  afterOverview,
  isOnlyHere,
  nothingPending,
  refusedHere,
  requested,
  undone,
} from "./archives-of-page";
import { browserName } from "./browser-name";

/** What is asked of a file to archive it. */
export type Archivable = { fileId: string; displayName: string };

type Dependencies = {
  send: typeof requestArchives;
  load: typeof getPendingArchives;
  undo: typeof undoArchives;
  hold: typeof holdArchives;
  by(): string;
  /** Looks again in so many milliseconds, unless it is said anew. Null: no more. */
  lookAgain(look: () => void, ms: number | null): void;
};

/** What the server takes in one request (`mostFilesAtOnce`, whose schemas are not needed before the page is alive). */
const filesPerRequest = 1_000;

/** Milliseconds between two looks while something waits and nobody tells of changes. */
const look = { least: 700, most: 10_000, afterDue: 400 };

/**
 * The archives that wait at the server for their moment, as this page knows them. It lives outside React, so that
 * navigation cannot lose them; the server carries them out whether the page is open or not.
 */
export function createArchiveStore({ send, load, undo, hold, by, lookAgain }: Dependencies) {
  const store = createStore<ArchivesOfPage>(() => nothingPending);
  /** Groups that are on their way to the server. */
  const sent = new Map<string, Promise<void>>();
  let loading: Promise<void> | null = null;
  let isOld = false;
  let failures = 0;

  function take(overview: PendingArchives): void {
    store.setState(
      afterOverview(store.getState(), overview, { by: by(), now: Date.now(), arriving: new Set(sent.keys()) }),
    );
    plan();
  }
  function plan(): void {
    const waiting = [...store.getState().groups.values()].filter(({ state }) => state !== "returned");
    const dueIn = Math.min(...waiting.map(({ dueAt }) => dueAt - Date.now()));
    const ms = Math.min(look.most, Math.max(look.least * 2 ** Math.min(failures, 4), dueIn + look.afterDue));
    lookAgain(() => void refresh(), waiting.length === 0 ? null : ms);
  }
  /** Asks the server for what waits. Never throws: what is not known now is asked again. */
  async function refresh(): Promise<void> {
    isOld = true;
    loading ??= (async () => {
      while (isOld) {
        isOld = false;
        try {
          take(await load());
          failures = 0;
        } catch {
          failures += 1;
          plan();
        }
      }
      loading = null;
    })();
    await loading;
  }

  async function sendAll(group: string, files: readonly Archivable[]): Promise<void> {
    const whole = files.map(({ fileId, displayName }) => ({ fileId, name: displayName.slice(0, 1_000) }));
    for (let at = 0; at < whole.length; at += filesPerRequest) {
      const part = whole.slice(at, at + filesPerRequest);
      try {
        const overview = await sendTwice({ group, part: at / filesPerRequest, by: by(), files: part });
        if (at + filesPerRequest < whole.length) continue;
        sent.delete(group);
        take(overview);
      } catch (failure) {
        const back = files.slice(at);
        sent.delete(group);
        store.setState(refusedHere(store.getState(), group, back, failureReason(failure)));
        return refresh();
      }
    }
  }

  /** An answer may be lost where the request was not: the second does nothing new then. */
  async function sendTwice(request: Parameters<Dependencies["send"]>[0]): Promise<PendingArchives> {
    try {
      return await send(request);
    } catch (failure) {
      if (failure instanceof ApiError && failure.code === "offline") return send(request);
      throw failure;
    }
  }

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    getInitialState: store.getInitialState,
    setState: store.setState,
    refresh,

    /** Hides the files now; the server archives them together after the moment to undo. */
    request(files: readonly Archivable[]): void {
      const added = files.filter(({ fileId }) => !store.getState().hidden.has(fileId));
      if (added.length === 0) return;
      const group = crypto.randomUUID();
      store.setState(requested(store.getState(), group, added, Date.now()));
      sent.set(group, sendAll(group, added));
    },

    /** Brings back what is not archived yet, whoever asked for it; also says that a failure has been read. */
    async undo(group: string): Promise<void> {
      const before = store.getState();
      if (!before.groups.has(group)) return;
      store.setState(undone(before, group));
      if (isOnlyHere(group)) return;
      try {
        await sent.get(group);
        await undo(group);
        // Not before: until then the server's lists are without the files.
        store.setState({ returns: store.getState().returns + 1 });
      } catch (failure) {
        const files = before.groups.get(group)?.files ?? [];
        const isAlive = failure instanceof ApiError && failure.code === "offline";
        // The server goes on with it: the page must not say otherwise.
        const { [group]: _, ...others } = store.getState().undone;
        store.setState({ undone: others });
        if (!isAlive) store.setState(refusedHere(store.getState(), group, files, failureReason(failure)));
      }
      await refresh();
    },

    /** Undoes what this browser archived last. False when there is nothing (any more). */
    undoLast(): boolean {
      const own = [...store.getState().groups.values()].filter(({ isOwn, state }) => isOwn && state !== "returned");
      const last = own.sort((one, other) => one.requestedAt - other.requestedAt).at(-1);
      if (last) void this.undo(last.group);
      return last !== undefined;
    },

    /** Somebody points at Undo: the moment begins anew. */
    async hold(group: string): Promise<void> {
      if (sent.has(group) || store.getState().groups.get(group)?.state !== "waiting") return;
      await hold(group).then(take, () => undefined);
    },

    /** A list was answered at this version of the pending archives. */
    noteVersion(version: string | undefined): void {
      if (version !== undefined && version !== "0" && version !== store.getState().version) void refresh();
    },
  };
}

function failureReason(failure: unknown): string {
  return failure instanceof ApiError ? failure.message : failureTexts(pageLocale()).unknown;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** The pending archives as this page knows them. */
export const archiveStore = createArchiveStore({
  send: requestArchives,
  load: getPendingArchives,
  undo: undoArchives,
  hold: holdArchives,
  by: browserName,
  lookAgain(look, ms) {
    clearTimeout(timer);
    if (ms !== null) timer = setTimeout(look, ms);
  },
});

/** Archives one file, or many together, after a moment in which anyone of the team can undo it. */
export function requestArchive(files: Archivable | readonly Archivable[]): void {
  archiveStore.request("fileId" in files ? [files] : files);
}
