import { createStore } from "zustand/vanilla";
import type { UploadTicket } from "@/lib/domain/api";
import { hasFailed, isProcessing } from "@/lib/domain/file-status";
import type { MediaFile } from "@/lib/domain/media-file";
import { uploadFailureTexts } from "@/lib/messages/en/upload-failures";
import { pageLocale } from "@/lib/messages/locale";
import { createUpload } from "./api";
import { arrivedId } from "./arrived-id";
import type { UploadItem, UploadJob } from "./upload-item";
import { isConnectionLoss, UnreadableFileError, uploadReason } from "./upload-reasons";
import { putBytes, TransferError } from "./upload-transfer";

/** An upload URL lives about 15 minutes; one this old is not used for another try. */
const ticketLifeMs = 13 * 60_000;
/** With these a storage says that the URL itself is no longer good. */
const spentTicketStatuses = [400, 401, 403, 404, 409, 410];

type Dependencies = { createUpload: typeof createUpload; putBytes: typeof putBytes; slots?: number };
type Ticket = UploadTicket & { issuedAt: number };
type Work = { job: UploadJob; controller: AbortController; ticket: Ticket | null; lostConnection: boolean };

export type UploadStore = ReturnType<typeof createUploadStore>;

/** The queue of uploads. It lives outside React, so that navigation cannot lose it. */
export function createUploadStore({ createUpload, putBytes, slots = 3 }: Dependencies) {
  const store = createStore<{ items: UploadItem[] }>(() => ({ items: [] }));
  const works = new Map<string, Work>();
  let lastId = 0;

  const items = () => store.getState().items;
  const find = (id: string) => items().find((item) => item.id === id);
  const change = (id: string, changes: Partial<UploadItem>) =>
    store.setState({ items: items().map((item) => (item.id === id ? { ...item, ...changes } : item)) });

  function add(jobs: readonly UploadJob[]): void {
    const added = jobs.map((job): UploadItem => {
      lastId += 1;
      const id = `upload-${lastId}`;
      const isEmpty = job.bytes === 0;
      if (!isEmpty) works.set(id, newWork(job));
      return {
        id,
        displayName: job.displayName,
        bytes: job.bytes,
        sentBytes: 0,
        state: isEmpty ? "failed" : "waiting",
        fileId: null,
        reason: isEmpty ? uploadFailureTexts(pageLocale()).empty : null,
        canRetry: false,
      };
    });
    store.setState({ items: [...items(), ...added] });
    fillSlots();
  }

  function fillSlots(): void {
    let free = slots - items().filter((item) => item.state === "uploading").length;
    for (const item of items()) {
      if (free <= 0) return;
      const work = works.get(item.id);
      if (item.state !== "waiting" || !work) continue;
      free -= 1;
      change(item.id, { state: "uploading" });
      void run(item.id, work);
    }
  }

  async function run(id: string, work: Work): Promise<void> {
    try {
      const fileId = await send(id, work);
      works.delete(id);
      change(id, { state: "processing", fileId, sentBytes: find(id)?.bytes ?? 0 });
    } catch (failure) {
      // A cancelled upload has already left the list.
      if (work.controller.signal.aborted) return;
      work.lostConnection = isConnectionLoss(failure);
      const canRetry = !(failure instanceof UnreadableFileError);
      if (!canRetry) works.delete(id);
      change(id, { state: "failed", reason: uploadReason(failure), canRetry, sentBytes: 0 });
    } finally {
      fillSlots();
    }
  }

  /** One PUT, and a second one with a new ticket when the kept one turned out to be spent. */
  async function send(id: string, work: Work): Promise<string> {
    const { signal } = work.controller;
    const body = await work.job.read(signal);
    await assertReadable(body);
    const put = (ticket: Ticket) =>
      putBytes({
        url: ticket.uploadUrl,
        body,
        contentType: body.type || "application/octet-stream",
        signal,
        onProgress: (sentBytes) => change(id, { sentBytes }),
      });
    const isKept = work.ticket !== null && Date.now() - work.ticket.issuedAt < ticketLifeMs;
    const ticket = isKept && work.ticket ? work.ticket : await newTicket(work);
    try {
      return await arrivedId(ticket, await put(ticket));
    } catch (failure) {
      if (failure instanceof TransferError && spentTicketStatuses.includes(failure.status)) work.ticket = null;
      else await assertReadable(body);
      if (!isKept || work.ticket !== null) throw failure;
      const fresh = await newTicket(work);
      return await arrivedId(fresh, await put(fresh));
    }
  }

  async function newTicket(work: Work): Promise<Ticket> {
    const { displayName, transcript } = work.job;
    const name = displayName.trim().slice(0, 1000) || "Untitled";
    const request = { displayName: name, bytes: work.job.bytes, ...(transcript ? { transcript } : {}) };
    const ticket = { ...(await createUpload(request, work.controller.signal)), issuedAt: Date.now() };
    work.ticket = ticket;
    return ticket;
  }

  function retryWhere(shouldRetry: (work: Work, item: UploadItem) => boolean): void {
    for (const item of items()) {
      const work = works.get(item.id);
      if (item.state !== "failed" || !work || !shouldRetry(work, item)) continue;
      work.lostConnection = false;
      change(item.id, { state: "waiting", reason: null, canRetry: false, sentBytes: 0 });
    }
    fillSlots();
  }

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    getInitialState: store.getInitialState,
    setState: store.setState,
    add,
    retry: (id: string) => retryWhere((_, item) => item.id === id),
    /** Tries again what failed for want of a connection. */
    retryLost: () => retryWhere((work) => work.lostConnection),
    /** Stops an upload, or takes a finished one off the list. */
    remove(id: string): void {
      works.get(id)?.controller.abort(new DOMException("Cancelled", "AbortError"));
      works.delete(id);
      store.setState({ items: items().filter((item) => item.id !== id) });
      fillSlots();
    },
    /** Takes everything off the list that is not under way any more. */
    clearFinished(): void {
      const stays = (item: UploadItem) => item.state !== "done" && item.state !== "failed";
      for (const item of items()) if (!stays(item)) works.delete(item.id);
      store.setState({ items: items().filter(stays) });
    },
    /** True for a file that this page uploads or has uploaded. */
    owns(fileId: string): boolean {
      const isTicket = [...works.values()].some((work) => work.ticket?.fileId === fileId);
      return isTicket || items().some((item) => item.fileId === fileId);
    },
    /** Tells the store how the library sees files now, so that processing uploads end as done or failed. */
    settle(files: readonly MediaFile[]): void {
      for (const item of items()) {
        if (item.state !== "processing") continue;
        const file = files.find((candidate) => candidate.fileId === item.fileId);
        if (!file || isProcessing(file)) continue;
        if (hasFailed(file)) {
          const reason = file.processing?.reason ?? uploadFailureTexts(pageLocale()).notProcessed;
          change(item.id, { state: "failed", reason });
        } else change(item.id, { state: "done" });
      }
    },
  };
}

function newWork(job: UploadJob): Work {
  return { job, controller: new AbortController(), ticket: null, lostConnection: false };
}

/** A file that was changed on disk since it was chosen fails here, and not as if the network had. */
async function assertReadable(body: Blob): Promise<void> {
  try {
    await body.slice(0, 1).arrayBuffer();
  } catch (cause) {
    throw new UnreadableFileError("unreadable", { cause });
  }
}

/** The uploads of this page. */
export const uploadStore = createUploadStore({ createUpload, putBytes });
