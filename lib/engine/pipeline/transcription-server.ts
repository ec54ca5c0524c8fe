import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { wordsOfCues } from "../media-worker/cues";
import type { TranscriptWord } from "../media-worker/protocol";
import { languageCodeOf } from "./language-code";

export type TranscriptionServer = { url: string; key: string | undefined; model: string };

export type Heard = { languageCode: string | undefined; words: TranscriptWord[] };

/** A server's answer that would be the same another time. */
export class SpeechRefused extends Error {
  override name = "SpeechRefused";
}

const MOST_AUDIO_BYTES = 500_000_000;
const MOST_ANSWER_BYTES = 50_000_000;
const LONGEST_MS = 60 * 60_000;

const seconds = z.number().min(0);
const answerSchema = z.object({
  language: z.string().nullish(),
  text: z.string().nullish(),
  words: z.array(z.object({ word: z.string(), start: seconds, end: seconds })).nullish(),
  segments: z.array(z.object({ text: z.string(), start: seconds, end: seconds })).nullish(),
});

/** Has a sound file turned into timed words by any server that speaks OpenAI's `/v1/audio/transcriptions`. */
export async function transcribe(server: TranscriptionServer, path: string, signal: AbortSignal): Promise<Heard> {
  const { status, body } = await send(server, path, AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]));
  if (status !== 200) {
    const message = `The transcription server answered ${status}: ${body.slice(0, 300)}`;
    // Too large, or of a kind that it does not take: another time it says the same.
    throw [400, 413, 415, 422].includes(status) ? new SpeechRefused(message) : new Error(message);
  }
  const answer = answerSchema.parse(JSON.parse(body));
  const languageCode = languageCodeOf(answer.language);
  if (answer.words && answer.words.length > 0) {
    const words = answer.words.map(({ word, start, end }) => ({ startSeconds: start, endSeconds: end, word }));
    return { languageCode, words };
  }
  if (answer.segments && answer.segments.length > 0) {
    const cues = answer.segments.map(({ text, start, end }) => ({ startSeconds: start, endSeconds: end, text }));
    return { languageCode, words: wordsOfCues(cues) };
  }
  if (!answer.text?.trim()) return { languageCode, words: [] };
  throw new SpeechRefused("The transcription server gives words without times. Use a model that knows verbose_json.");
}

/** `…/v1`, a bare host or the whole address, as people write it. */
export function transcriptionAddress(url: string): URL {
  const address = new URL(url);
  const path = address.pathname.replace(/\/+$/, "");
  if (path.endsWith("/audio/transcriptions")) return address;
  address.pathname = `${path.endsWith("/v1") ? path : `${path}/v1`}/audio/transcriptions`;
  return address;
}

/** One multipart request, its file straight from disk. Node's `fetch` gives up on an answer that takes five minutes. */
async function send(
  { url, key, model }: TranscriptionServer,
  path: string,
  signal: AbortSignal,
): Promise<{ status: number; body: string }> {
  const { size } = await stat(path);
  if (size > MOST_AUDIO_BYTES) throw new SpeechRefused("The sound is too long to be turned into text.");
  const boundary = `vitrine-${crypto.randomUUID()}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = Buffer.from(
    field("model", model) +
      field("response_format", "verbose_json") +
      field("timestamp_granularities[]", "word") +
      field("timestamp_granularities[]", "segment") +
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="speech.mp3"\r\nContent-Type: audio/mpeg\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const address = transcriptionAddress(url);
  const request = address.protocol === "https:" ? requestHttps : requestHttp;
  const outgoing = request(address, {
    method: "POST",
    signal,
    headers: {
      "Content-Type": `multipart/form-data; boundary=${boundary}`,
      "Content-Length": head.length + size + tail.length,
      Accept: "application/json",
      ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
    },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once("response", resolve).once("error", reject);
  });
  async function* body() {
    yield head;
    yield* createReadStream(path);
    yield tail;
  }
  // A server that refuses does so before it has read everything, and then closes: its answer counts.
  const [incoming] = await Promise.all([
    answered,
    pipeline(body, outgoing).catch((error: unknown) => answered.catch(() => Promise.reject(error))),
  ]);
  return { status: incoming.statusCode ?? 0, body: await readAnswer(incoming) };
}

async function readAnswer(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of incoming) {
    length += piece.length;
    if (length > MOST_ANSWER_BYTES) throw new Error("The transcription server's answer does not end.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
