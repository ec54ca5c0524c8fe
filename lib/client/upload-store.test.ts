import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aFile } from "@/lib/domain/a-file.fixture";
import type { UploadRequest } from "@/lib/domain/api";
import type { MediaFile } from "@/lib/domain/media-file";
import { uploadFailureTexts } from "@/lib/messages/en/upload-failures";
import { ApiError } from "./api";
import { fileJob, type UploadItem, type UploadState } from "./upload-item";
import { createUploadStore, type UploadStore } from "./upload-store";
import { type Transfer, TransferError } from "./upload-transfer";

const texts = uploadFailureTexts("en");

/** What the storage does with one PUT; the default takes the bytes. */
type Behaviour = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A storage that takes PUTs over HTTP, as an upload URL does. */
async function startStorage() {
  const received = new Map<string, { bytes: Buffer; contentType: string | undefined }>();
  const behaviours: Behaviour[] = [];
  const arrivals: string[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    arrivals.push(path);
    const behaviour = behaviours.shift();
    if (behaviour) return behaviour(request, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    received.set(path, { bytes: Buffer.concat(chunks), contentType: request.headers["content-type"] });
    response.writeHead(200).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The storage has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    arrivals,
    /** What happens to the next PUTs, in turn. */
    next: (...planned: Behaviour[]) => behaviours.push(...planned),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const answer =
  (status: number): Behaviour =>
  (request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(status).end());
  };

const hangUp: Behaviour = (request) => void request.socket.destroy();

/** The transfer with Node's fetch, for want of XMLHttpRequest: the same promises over real HTTP. */
async function putWithFetch({ url, body, contentType, signal, onProgress }: Transfer): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, { method: "PUT", body, signal, headers: { "content-type": contentType } });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new TransferError(0);
  }
  if (!response.ok) throw new TransferError(response.status);
  onProgress(body.size);
  return response.text();
}

let storage: Awaited<ReturnType<typeof startStorage>>;
let asked: UploadRequest[];
let refuse: ApiError | null;
/** The ticket names no file: the answer to the PUT does. */
let namesInAnswer: boolean;
let store: UploadStore;

beforeEach(async () => {
  storage = await startStorage();
  asked = [];
  refuse = null;
  namesInAnswer = false;
  store = createUploadStore({
    putBytes: putWithFetch,
    async createUpload(request) {
      if (refuse) throw refuse;
      asked.push(request);
      return { fileId: namesInAnswer ? null : `file-${asked.length}`, uploadUrl: `${storage.url}/put/${asked.length}` };
    },
  });
});
afterEach(() => storage.stop());

const file = (name: string, text = "bytes", type = "") => fileJob(new File([text], name, { type }));

/** Resolves with the items once they satisfy `isSo`. */
function until(isSo: (items: UploadItem[]) => boolean): Promise<UploadItem[]> {
  return new Promise((resolve) => {
    const look = () => {
      const { items } = store.getState();
      if (!isSo(items)) return;
      stop();
      resolve(items);
    };
    const stop = store.subscribe(look);
    look();
  });
}
const allAre = (state: UploadState) => until((items) => items.every((item) => item.state === state));

test("bytes arrive whole, with the file's own type or a neutral one", async () => {
  store.add([file("clip.mp4", "moving pictures", "video/mp4"), file("mystery", "?")]);
  const items = await allAre("processing");
  expect(items.map((item) => item.fileId).sort()).toEqual(["file-1", "file-2"]);
  const puts = [...storage.received.values()].map(({ bytes, contentType }) => [bytes.toString(), contentType]);
  expect(puts.sort()).toEqual([
    ["?", "application/octet-stream"],
    ["moving pictures", "video/mp4"],
  ]);
});

test("three at a time, and a ticket is asked for only when a slot is free", async () => {
  const held: (() => void)[] = [];
  const hold: Behaviour = (request, response) => {
    request.resume();
    held.push(() => response.writeHead(200).end());
    if (held.length === 3) allHeld();
  };
  let allHeld: () => void = () => undefined;
  const threeAreHeld = new Promise<void>((resolve) => {
    allHeld = resolve;
  });
  storage.next(hold, hold, hold);
  store.add(["a", "b", "c", "d", "e"].map((name) => file(name)));
  await threeAreHeld;
  expect(store.getState().items.map((item) => item.state)).toEqual([
    "uploading",
    "uploading",
    "uploading",
    "waiting",
    "waiting",
  ]);
  expect(asked.map((request) => request.displayName)).toEqual(["a", "b", "c"]);
  for (const release of held) release();
  await allAre("processing");
  expect(asked).toHaveLength(5);
});

test("an empty file is refused in words, before any call", () => {
  store.add([file("nothing.mp4", "")]);
  expect(store.getState().items[0]).toMatchObject({ state: "failed", reason: texts.empty, canRetry: false });
  expect(asked).toEqual([]);
});

test("a lost connection fails in words, and the same ticket serves the next try", async () => {
  storage.next(hangUp);
  store.add([file("clip.mp4")]);
  const [failed] = await allAre("failed");
  expect(failed?.reason).toContain("connection was lost");
  store.retryLost();
  await allAre("processing");
  expect(asked).toHaveLength(1);
  expect(storage.arrivals).toEqual(["/put/1", "/put/1"]);
});

test("a ticket that turns out to be spent is replaced by a new one without asking", async () => {
  storage.next(hangUp, answer(403));
  store.add([file("clip.mp4")]);
  const [failed] = await allAre("failed");
  store.retry(failed?.id ?? "");
  const [item] = await allAre("processing");
  expect(storage.arrivals).toEqual(["/put/1", "/put/1", "/put/2"]);
  expect(item?.fileId).toBe("file-2");
});

test("a fresh ticket that is refused is not asked for again and again", async () => {
  storage.next(answer(403));
  store.add([file("clip.mp4")]);
  const [failed] = await allAre("failed");
  expect(failed).toMatchObject({ canRetry: true, reason: "The permission to upload ran out. Try again." });
  expect(asked).toHaveLength(1);
});

test("what the storage and the API say is passed on in words", async () => {
  storage.next(answer(413));
  store.add([file("huge.mov")]);
  await allAre("failed");
  expect(store.getState().items[0]?.reason).toBe("This file is larger than the library accepts.");
  refuse = new ApiError("rate_limited", "Too many uploads this hour. Try again in 20 minutes.", 429);
  store.add([file("next.mov")]);
  await allAre("failed");
  expect(store.getState().items[1]?.reason).toBe("Too many uploads this hour. Try again in 20 minutes.");
});

test("a file that can no longer be read says so", async () => {
  const unreadable = new Blob(["x"]);
  unreadable.slice = () => {
    const part = new Blob(["x"]);
    part.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
    return part;
  };
  store.add([{ displayName: "moved.mp4", bytes: 1, read: async () => unreadable }]);
  const [failed] = await allAre("failed");
  expect(failed).toMatchObject({ reason: texts.unreadable, canRetry: false });
  expect(asked).toEqual([]);
});

test("cancelling stops the transfer and gives its slot to the next", async () => {
  let arrived: () => void = () => undefined;
  const hasArrived = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const wasCut = new Promise<void>((resolve) => {
    storage.next((request) => {
      request.on("close", resolve);
      arrived();
    });
  });
  store.add([file("a"), file("b"), file("c"), file("d")]);
  await hasArrived;
  const stuck = await until((items) => items.filter((item) => item.state === "processing").length === 3);
  const id = stuck.find((item) => item.state === "uploading")?.id ?? "";
  store.remove(id);
  await wasCut;
  expect(store.getState().items.map((item) => item.state)).toEqual(["processing", "processing", "processing"]);
});

test("the library's word ends an upload as done or failed", async () => {
  store.add([file("a"), file("b"), file("c")]);
  const items = await allAre("processing");
  const idOf = (name: string) => items.find((item) => item.displayName === name)?.fileId ?? "";
  const seen = (fileId: string, processing: MediaFile["processing"]) => aFile({ fileId, processing });
  store.settle([
    seen(idOf("a"), { state: "done", percent: 100, reason: null }),
    seen(idOf("b"), { state: "failed", percent: null, reason: "The file ends too early." }),
    seen(idOf("c"), { state: "loading", percent: 10, reason: null }),
  ]);
  expect(store.getState().items.map(({ state, reason }) => [state, reason])).toEqual([
    ["done", null],
    ["failed", "The file ends too early."],
    ["processing", null],
  ]);
  store.clearFinished();
  expect(store.getState().items.map((item) => item.displayName)).toEqual(["c"]);
});

test("long and blank names are made acceptable", async () => {
  store.add([file("n".repeat(1200)), file("  ")]);
  await allAre("processing");
  expect(asked.map((request) => request.displayName.length).sort()).toEqual([1000, "Untitled".length].sort());
});

test("where only the arrival creates the file, its id is the one in the answer; without one the upload has failed", async () => {
  namesInAnswer = true;
  const says =
    (text: string): Behaviour =>
    (request, response) => {
      request.resume().on("end", () => response.end(text));
    };
  storage.next(says('{"fileId":"made-on-arrival"}'), says("stored"));
  store.add([file("named.mp4"), file("nameless.mp4")]);
  const items = await until((all) => all.every(({ state }) => state === "processing" || state === "failed"));
  expect(items.map(({ fileId, state }) => [fileId, state])).toEqual([
    ["made-on-arrival", "processing"],
    [null, "failed"],
  ]);
});
