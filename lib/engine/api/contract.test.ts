import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { fileInfoSchema } from "@/lib/videogen-wire/file-info";
import { errorAnswerSchema, meAnswerSchema } from "@/lib/videogen-wire/messages";
import { TestEngine } from "../testing/test-engine";

let engine: TestEngine;
beforeAll(async () => {
  engine = await TestEngine.start();
});
afterAll(() => engine.remove());

async function refusal(
  answer: Response,
): Promise<{ status: number; code: string | null | undefined; message: string }> {
  const { code, message } = errorAnswerSchema.parse(await answer.json());
  return { status: answer.status, code, message };
}

describe("access", () => {
  it("answers health without a key", async () => {
    const answer = await fetch(`${engine.url}/health`);
    expect(await answer.json()).toEqual({ status: "ok" });
    expect(answer.headers.get("x-request-id")).toBeTruthy();
  });

  it("says who the key belongs to, and not the key", async () => {
    const answer = await engine.call("GET", "/v1/me");
    const text = await answer.text();
    expect(meAnswerSchema.parse(JSON.parse(text))).toEqual({
      apiKeyId: expect.stringMatching(/^vg_key_/),
      teamId: expect.stringMatching(/^vg_team_/),
      apiKeyNickname: expect.any(String),
      email: expect.stringContaining("@"),
      displayName: null,
    });
    expect(text).not.toContain(engine.apiKey);
  });

  it.each([undefined, "Bearer", "Bearer wrong", "Basic abc", `Bearer ${"x".repeat(5000)}`])(
    "refuses %s",
    async (authorization) => {
      const answer = await fetch(`${engine.url}/v1/files`, { headers: authorization ? { authorization } : {} });
      expect(await refusal(answer)).toMatchObject({ status: 401, code: "invalid_api_key" });
    },
  );

  it("gives a new request id to every answer, refusals included, and takes none from outside", async () => {
    const ids = await Promise.all(
      ["/health", "/v1/files", "/v1/nothing", "/objects/x/y"].map(async (path) => {
        const answer = await fetch(engine.url + path, { headers: { "x-request-id": "chosen" } });
        return answer.headers.get("x-request-id");
      }),
    );
    expect(new Set(ids).size).toBe(4);
    expect(ids).not.toContain("chosen");
  });
});

describe("refusals", () => {
  it("answers what is not there with 404 in the error form", async () => {
    expect(await refusal(await engine.call("GET", "/v1/files/vg_file_none"))).toMatchObject({
      status: 404,
      code: "not_found",
    });
    expect(await refusal(await engine.call("GET", "/v1/nothing"))).toMatchObject({ status: 404, code: "not_found" });
    for (const action of ["hydrate", "archive", "enable-public-preview", "disable-public-preview"]) {
      expect((await engine.call("POST", `/v1/files/..%2F..%2Fetc/${action}`)).status).toBe(404);
    }
  });

  it.each([
    ["DELETE", "/v1/files"],
    ["PUT", "/v1/me"],
    ["OPTIONS", "/v1/files"],
    ["POST", "/v1/webhooks/endpoints/ep_x"],
    ["GET", "/v1/files/vg_file_x/hydrate"],
  ])("answers %s %s with 405 and what it takes", async (method, path) => {
    const answer = await engine.call(method, path);
    expect(answer.headers.get("allow")).toBeTruthy();
    expect(await refusal(answer)).toMatchObject({ status: 405, code: "method_not_allowed" });
  });

  it.each([
    "?limit=0",
    "?limit=-1",
    "?limit=ten",
    "?limit=1.5",
    "?limit=",
    "?cursor=nonsense",
    "?cursor=dTotMQ",
    "?selfOnly=maybe",
  ])("refuses the list query %s", async (query) => {
    expect(await refusal(await engine.call("GET", `/v1/files${query}`))).toMatchObject({
      status: 400,
      code: "invalid_request",
    });
  });

  it.each([
    ["upload", {}],
    ["upload", { displayName: "" }],
    ["upload", { displayName: " \n\u0000 " }],
    ["upload", { displayName: 7 }],
    ["upload", { displayName: "x".repeat(2000) }],
    ["upload", { displayName: "x", type: "SPREADSHEET" }],
    ["upload", { displayName: "x", isTemporary: "yes" }],
    ["upload", { displayName: "x", transcript: { words: [] } }],
    ["upload", { displayName: "x", transcript: { words: [{ startSeconds: 2, endSeconds: 1, word: "a" }] } }],
    ["upload", { displayName: "x", transcript: { words: [{ startSeconds: -1, endSeconds: 1, word: "a" }] } }],
    ["upload", { displayName: "x", transcript: { words: [{ startSeconds: 0, endSeconds: 1, word: " " }] } }],
    ["upload", { displayName: "x", transcript: { words: [{ startSeconds: 0, endSeconds: null, word: "a" }] } }],
    ["upload", { displayName: "x", transcript: "words without times" }],
    ["upload", { displayName: "x", hideFromUi: 1 }],
    [
      "upload",
      {
        displayName: "x",
        transcript: {
          words: [
            { startSeconds: 0, endSeconds: 2, word: "a" },
            { startSeconds: 1, endSeconds: 3, word: "b" },
          ],
        },
      },
    ],
    ["search", {}],
    ["search", { query: "" }],
    ["search", { query: "x", numResults: 0 }],
    ["search", { query: "x", numResults: 101 }],
    ["search", { query: "x", numResults: 1.5 }],
    ["search", { query: "x", selfOnly: "true" }],
    ["search", { query: ["x"] }],
    ["search", []],
  ])("refuses %s of %j", async (call, body) => {
    expect(await refusal(await engine.call("POST", `/v1/files/${call}`, body))).toMatchObject({
      status: 400,
      code: "invalid_request",
    });
  });

  it("refuses a body beyond every measure, and the sender gets to read why", async () => {
    const answer = await engine.call("POST", "/v1/files/search", { query: "x".repeat(40_000_000) });
    expect(await refusal(answer)).toMatchObject({ status: 413, code: "payload_too_large" });
  });

  it("refuses a body that is not JSON", async () => {
    const answer = await fetch(`${engine.url}/v1/files/upload`, {
      method: "POST",
      headers: { authorization: `Bearer ${engine.apiKey}` },
      body: "{displayName",
    });
    expect(await refusal(answer)).toMatchObject({ status: 400, message: "The body is not JSON." });
  });
});

describe("a file in VideoGen's form", () => {
  const transcript = {
    languageCode: "en",
    words: [
      { startSeconds: 0, endSeconds: 0.5, word: "Hello" },
      { startSeconds: 0.5, endSeconds: 1, word: "there" },
    ],
  };

  it("has signed URLs, renditions, analysis and the timed transcript", async () => {
    const fileId = await engine.upload("clip.mp4", "play VIDEO", { transcript });
    const file = await engine.settled(fileId);
    expect(file).toMatchObject({
      fileId,
      scope: "GLOBAL",
      type: "VIDEO",
      displayName: "clip.mp4",
      durationSeconds: 12.5,
      transcript,
      transcriptText: "Hello there",
      isPublicPreviewEnabled: false,
      staticPublicPreviewSource: null,
      publicHlsUrl: null,
      publicPlaybackId: null,
      thumbnailSource: { status: "ready", width: 320, height: 180, fileBytes: 15 },
      previewSource: { status: "skipped", url: null },
      downloadSource: { status: "ready", width: 640, height: 360, fileBytes: 10 },
      hlsSource: { status: "ready" },
      fileAnalysisMetadata: {
        analysisLoadingState: "FULFILLED",
        analysisProgressPercentage: 100,
        analysisAttemptIndex: 0,
      },
    });
    for (const ofTools of ["sourceToolType", "sourceToolExecutionId"]) expect(file).not.toHaveProperty(ofTools);
    for (const url of [
      file.thumbnailUrl,
      file.downloadUrl,
      file.thumbnailSource?.url,
      file.downloadSource?.url,
      file.hlsSource?.url,
    ]) {
      expect((await fetch(url ?? "")).status).toBe(200);
    }
  });

  it("appears in lists only once its bytes are there", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "later.txt" });
    expect(await engine.listIds()).not.toContain(fileId);
    expect(await engine.file("GET", `/v1/files/${fileId}`)).toMatchObject({
      type: null,
      downloadSource: { status: "pending", url: null },
      fileAnalysisMetadata: { analysisLoadingState: "UNATTEMPTED" },
    });
    await fetch(uploadUrl, { method: "PUT", body: "play" });
    const [listed] = z
      .object({ files: z.array(fileInfoSchema) })
      .parse(await (await engine.call("GET", "/v1/files?limit=1")).json()).files;
    expect(listed?.fileId).toBe(fileId);
    expect((await fetch(listed?.downloadUrl ?? "")).status).toBe(200);
  });

  it("is of the type that it was said to have until its bytes tell", async () => {
    const { fileId, uploadUrl } = await engine.createUpload({ displayName: "notes", type: "VIDEO" });
    expect((await engine.file("GET", `/v1/files/${fileId}`)).type).toBe("VIDEO");
    await fetch(uploadUrl, { method: "PUT", body: "Words, and no video." });
    expect((await engine.file("GET", `/v1/files/${fileId}`)).type).toBe("TEXT");
    const unknown = await engine.createUpload({ displayName: "unknown", type: "LOTTIE" });
    await fetch(unknown.uploadUrl, { method: "PUT", body: new Uint8Array([0, 1, 2, 250]) });
    expect((await engine.file("GET", `/v1/files/${unknown.fileId}`)).type).toBe("LOTTIE");
  });

  it("is archived for good: not listed, not found, its public preview ended", async () => {
    const fileId = await engine.upload("farewell.mp4", "play");
    await engine.settled(fileId);
    await engine.file("POST", `/v1/files/${fileId}/enable-public-preview`);
    expect(await engine.file("POST", `/v1/files/${fileId}/archive`)).toMatchObject({
      fileId,
      isPublicPreviewEnabled: false,
    });
    expect(await engine.listIds()).not.toContain(fileId);
    const found = z.object({ results: z.array(z.unknown()) });
    expect(
      found.parse(await (await engine.call("POST", "/v1/files/search", { query: "farewell" })).json()).results,
    ).toEqual([]);
    expect((await engine.call("POST", `/v1/files/${fileId}/archive`)).status).toBe(200);
    expect((await engine.call("POST", `/v1/files/${fileId}/enable-public-preview`)).status).toBe(400);
  });

  it("is never listed when hidden, and never analysed when temporary", async () => {
    const hidden = await engine.upload("hidden.mp4", "play", { hideFromUi: true });
    const temporary = await engine.upload("temporary.mp4", "play", { isTemporary: true });
    expect(await engine.listIds()).not.toContain(hidden);
    expect(await engine.file("GET", `/v1/files/${temporary}`)).toMatchObject({
      scope: "TEMPORARY",
      thumbnailSource: { status: "skipped" },
      downloadSource: { status: "ready" },
      fileAnalysisMetadata: { analysisLoadingState: "UNATTEMPTED" },
    });
  });
});
