import { readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { fileInfoSchema } from "@/lib/videogen-wire/file-info";
import { joinTracks } from "../../../scripts/media/join.mjs";
import { makeAudio, makeVideo } from "../../../scripts/media/video.mjs";
import { probe } from "../media-worker/testing/probe";
import { WorkerUnderTest } from "../media-worker/testing/run-worker";
import { TestEngine } from "../testing/test-engine";

type Asked = { headers: IncomingHttpHeaders; form: FormData };

/** A server that speaks OpenAI's transcription API and says what it is told to. */
class TranscriptionStandIn {
  readonly asked: Asked[] = [];
  /** Taken one after the other; the last one stays. */
  answers: { status: number; body: unknown }[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((incoming, outgoing) => {
      void (async () => {
        const pieces: Buffer[] = [];
        for await (const piece of incoming) pieces.push(piece);
        const type = incoming.headers["content-type"] ?? "";
        const form = await new Response(Buffer.concat(pieces), { headers: { "content-type": type } }).formData();
        this.asked.push({ headers: incoming.headers, form });
        const answer = (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? { status: 500, body: {} };
        outgoing.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
      })();
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((listening) => this.#server.listen(0, "127.0.0.1", listening));
  }

  get url(): string {
    const address: AddressInfo | string | null = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The stand-in does not listen.");
    return `http://127.0.0.1:${address.port}/v1`;
  }

  stop(): Promise<void> {
    return new Promise((closed) => this.#server.close(() => closed()));
  }
}

const heard = {
  status: 200,
  body: {
    task: "transcribe",
    language: "english",
    duration: 4,
    text: "The lighthouse keeper sings",
    words: [
      { word: "The", start: 0.2, end: 0.4 },
      { word: " lighthouse", start: 0.38, end: 1.1 },
      { word: "keeper", start: 1.2, end: 1.6 },
      { word: "sings", start: 1.6, end: 2.4 },
    ],
  },
};
const broken = { status: 503, body: { error: { message: "The model is being loaded." } } };

let worker: WorkerUnderTest;
let sound: Uint8Array<ArrayBuffer>;
let standIn: TranscriptionStandIn;
let engine: TestEngine;

beforeAll(async () => {
  worker = await WorkerUnderTest.prepare();
  await makeAudio({ path: worker.path("speech.m4a"), seconds: 4 });
  sound = new Uint8Array(await readFile(worker.path("speech.m4a")));
});
afterAll(() => worker.remove());
beforeEach(async () => {
  standIn = new TranscriptionStandIn();
  await standIn.start();
  engine = await TestEngine.start({
    workerPath: worker.program,
    speech: { server: { url: standIn.url, key: "secret-key", model: "whisper-1" } },
    speechRetryDelaysMs: [1, 1],
  });
});
afterEach(async () => {
  await engine.remove();
  await standIn.stop();
});

it("becomes the transcript, with a time for each word, and is found by search", async () => {
  standIn.answers = [heard];
  const file = await engine.settled(await engine.upload("interview.m4a", sound));
  expect(file.fileAnalysisMetadata?.analysisLoadingState).toBe("FULFILLED");
  expect(file.transcript).toEqual({
    languageCode: "en",
    words: [
      { startSeconds: 0.2, endSeconds: 0.4, word: "The" },
      { startSeconds: 0.4, endSeconds: 1.1, word: "lighthouse" },
      { startSeconds: 1.2, endSeconds: 1.6, word: "keeper" },
      { startSeconds: 1.6, endSeconds: 2.4, word: "sings" },
    ],
  });
  const [asked] = standIn.asked;
  expect(asked?.headers.authorization).toBe("Bearer secret-key");
  expect(asked?.form.get("model")).toBe("whisper-1");
  expect(asked?.form.get("response_format")).toBe("verbose_json");
  expect(asked?.form.getAll("timestamp_granularities[]")).toEqual(["word", "segment"]);
  const sent = asked?.form.get("file");
  if (!(sent instanceof File)) throw new Error("No file was sent.");
  await writeFile(worker.path("sent.mp3"), new Uint8Array(await sent.arrayBuffer()));
  const arrived = await probe(worker.path("sent.mp3"), "mp3");
  expect(arrived.audio).toMatchObject({ codec: "mp3", channels: 1 });
  expect(arrived.seconds).toBeCloseTo(4, 0);
  const answer = await engine.call("POST", "/v1/files/search", { query: "lighthouse" });
  const { results } = z.object({ results: z.array(z.object({ file: fileInfoSchema })) }).parse(await answer.json());
  expect(results.map(({ file: found }) => found.displayName)).toEqual(["interview.m4a"]);
});

it("is asked for again after a failure, and does not hold the file up or fail it", async () => {
  standIn.answers = [broken, broken, heard];
  const fileId = await engine.upload("interview.m4a", sound);
  const first = await engine.settled(fileId);
  expect(first.fileAnalysisMetadata?.analysisLoadingState).toBe("FULFILLED");
  const later = await engine.when(fileId, (file) => file.transcript !== null);
  expect(later.transcriptText).toBe("The lighthouse keeper sings");
  expect(standIn.asked).toHaveLength(3);
  expect(engine.log.join()).toContain("answered 503");
});

it("is given up when the server will never take it, and the file is fine", async () => {
  standIn.answers = [{ status: 413, body: { error: "too large" } }];
  const file = await engine.settled(await engine.upload("long.m4a", sound));
  expect(file.fileAnalysisMetadata?.analysisLoadingState).toBe("FULFILLED");
  expect(file.transcript).toBeNull();
  expect(standIn.asked).toHaveLength(1);
});

it("waits through a restart", async () => {
  standIn.answers = [broken];
  await engine.stop();
  await engine.begin({ speechRetryDelaysMs: [60_000] });
  const fileId = await engine.upload("interview.m4a", sound);
  await engine.settled(fileId);
  await engine.stop();
  standIn.answers = [heard];
  await engine.begin({ now: () => Date.now() + 3_600_000 });
  const file = await engine.when(fileId, (now) => now.transcript !== null);
  expect(file.transcriptText).toBe("The lighthouse keeper sings");
});

it("is not asked for where words came along, and never for temporary files", async () => {
  standIn.answers = [heard];
  const words = [{ startSeconds: 0, endSeconds: 1, word: "Mine" }];
  const brought = await engine.settled(await engine.upload("own.m4a", sound, { transcript: { words } }));
  expect(brought.transcriptText).toBe("Mine");
  await engine.upload("scratch.m4a", sound, { isTemporary: true });

  const subtitles = worker.path("words.srt");
  await writeFile(subtitles, "1\n00:00:01,000 --> 00:00:02,000\nAlready <i>written</i>\n");
  await makeVideo({ path: worker.path("plain.mp4"), seconds: 3, width: 160, height: 120 });
  await joinTracks({
    path: worker.path("subtitled.mkv"),
    container: "mkv",
    tracks: [
      { path: worker.path("plain.mp4"), kind: "video" },
      { path: worker.path("plain.mp4"), kind: "audio" },
      { path: subtitles, format: "srt", kind: "subtitles", language: "eng" },
    ],
  });
  const bytes = new Uint8Array(await readFile(worker.path("subtitled.mkv")));
  const subtitled = await engine.settled(await engine.upload("subtitled.mkv", bytes));
  expect(subtitled.transcript).toEqual({
    languageCode: "eng",
    words: [
      { startSeconds: 1, endSeconds: 1.5, word: "Already" },
      { startSeconds: 1.5, endSeconds: 2, word: "written" },
    ],
  });
  expect(standIn.asked).toHaveLength(0);
});
