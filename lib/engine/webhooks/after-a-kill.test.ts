import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { uploadAnswerSchema } from "@/lib/videogen-wire/messages";
import { EngineBundle, type EngineProgram } from "../testing/engine-program";
import { Receiver } from "./testing/receiver";

let bundle: EngineBundle;
let receiver: Receiver;
let dataDir: string;
beforeAll(async () => {
  bundle = await EngineBundle.make();
  dataDir = await mkdtemp(join(tmpdir(), "vitrine-webhooks-"));
  receiver = new Receiver();
  await receiver.open();
});
afterAll(async () => {
  await bundle.remove();
  await receiver.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function post(program: EngineProgram, path: string, body: unknown): Promise<Response> {
  const url = await program.url();
  const key = (await readFile(join(dataDir, "api-key"), "utf8")).trim();
  return fetch(`${url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
}

it("tells everything that was acknowledged before a kill -9, what was under way once more under its id", async () => {
  const environment = { DATA_DIR: dataDir, ENGINE_WEBHOOKS_TO_PRIVATE: "true" };
  receiver.answer = () => undefined;
  const first = bundle.start(environment);
  const events = ["file.upload.completed", "file.download_ready"];
  const created = await post(first, "/v1/webhooks/endpoints", { url: receiver.url, events });
  const { signingSecret } = await created.json();
  const fileIds: string[] = [];
  for (let file = 0; file < 6; file += 1) {
    const answer = await post(first, "/v1/files/upload", { displayName: `${file}.txt` });
    const { fileId, uploadUrl } = uploadAnswerSchema.parse(await answer.json());
    expect((await fetch(uploadUrl, { method: "PUT", body: "words" })).status).toBe(200);
    fileIds.push(fileId);
  }
  await expect.poll(() => receiver.received.length).toBe(4);
  await first.end("SIGKILL");
  const underWay = receiver.received.splice(0).map(({ id }) => id);

  receiver.answer = (answer) => answer.writeHead(204).end();
  const second = bundle.start(environment);
  await second.url();
  await expect.poll(() => receiver.received.length).toBe(12);
  const ids = receiver.received.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(underWay));
  expect(new Set(ids).size).toBe(12);
  for (const fileId of fileIds) {
    const about = receiver.payloads(signingSecret).filter((payload) => payload.fileId === fileId);
    expect(about.map(({ event }) => event)).toEqual(events);
  }
  expect(await second.end("SIGTERM")).toBe(0);
});
