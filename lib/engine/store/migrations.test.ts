import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { TestEngine } from "../testing/test-engine";
import { Receiver } from "../webhooks/testing/receiver";
import { Database } from "./database";
import { migrate, newestVersion } from "./migrations";
import { EarlierLibrary, WEBHOOKS } from "./testing/earlier-library";

let receiver: Receiver;
beforeAll(async () => {
  receiver = new Receiver();
  await receiver.open();
});
afterAll(() => receiver.close());

const earlierVersions = Array.from({ length: newestVersion - 1 }, (_, index) => index + 1);
const secret = `whsec_${Buffer.from("a secret of an earlier version").toString("base64")}`;
const words = [{ startSeconds: 0, endSeconds: 1, word: "lighthouse" }];
const hitsSchema = z.object({ results: z.array(z.object({ file: z.object({ fileId: z.string() }) })) });

it.each(earlierVersions)("finds everything in a library of version %i", async (version) => {
  receiver.received.length = 0;
  const engine = await TestEngine.start({ webhooksToPrivate: true });
  try {
    await engine.stop();
    const library = new EarlierLibrary(engine.dataDir, version);
    const film = library.addFile("Beach film.mp4", "bytes of the film", {
      type: "VIDEO",
      mime_type: "video/mp4",
      description: "People swimming",
      duration_seconds: 12.5,
      sha256: "0".repeat(64),
      public_id: `vg_play_${version}`,
      analysis_state: "FULFILLED",
      analysis_percent: 100,
      renditions: JSON.stringify({ hls: { status: "failed" }, thumbnail: { status: "skipped" } }),
    });
    library.insert("transcripts", { seq: 1, language_code: "en", words: JSON.stringify(words), text: "lighthouse" });
    const queued = library.addFile("Queued.mp4", "play", { analysis_state: "LOADING" });
    library.insert("jobs", { file_id: queued, state: "running", attempts: 1, runs: 1, run_after: 0 });
    const archived = library.addFile("Archived.txt", "old", { archived_at: Math.floor(Date.now() / 1000) });
    const waiting = library.addFile("Waiting.txt", null, { upload_until: Math.floor(Date.now() / 1000) + 900 });
    if (version >= WEBHOOKS) {
      library.insert("webhook_endpoints", {
        endpoint_id: "ep_earlier",
        url: receiver.url,
        events: JSON.stringify(["file.download_ready", "file.analysis_completed"]),
        signing_secret: secret,
        created_at: 1_700_000_000,
      });
      library.insert("webhook_deliveries", {
        webhook_id: "msg_earlier",
        endpoint_id: "ep_earlier",
        file_id: queued,
        event: "file.download_ready",
        occurred_at: 1_700_000_000,
        file: JSON.stringify({ fileId: queued, scope: "GLOBAL" }),
        attempts: 3,
        next_attempt_at: 0,
      });
    }
    library.close();
    await engine.begin();

    expect((await engine.listIds()).sort()).toEqual([film, queued].sort());
    const found = await engine.file("POST", `/v1/files/${film}/hydrate`);
    expect(found).toMatchObject({
      displayName: "Beach film.mp4",
      type: "VIDEO",
      description: "People swimming",
      durationSeconds: 12.5,
      transcript: { languageCode: "en", words },
      isPublicPreviewEnabled: true,
      hlsSource: { status: "failed" },
      fileAnalysisMetadata: { analysisLoadingState: "FULFILLED" },
    });
    expect(await (await fetch(found.downloadUrl ?? "")).text()).toBe("bytes of the film");
    for (const query of ["beach film", "bech", "swim", "lighthouse"]) {
      const { results } = hitsSchema.parse(await (await engine.call("POST", "/v1/files/search", { query })).json());
      expect(
        results.map(({ file }) => file.fileId),
        query,
      ).toEqual([film]);
    }
    expect((await engine.settled(queued)).fileAnalysisMetadata).toMatchObject({ analysisLoadingState: "FULFILLED" });
    expect((await engine.call("GET", `/v1/files/${archived}`)).status).toBe(200);
    expect(await engine.file("GET", `/v1/files/${waiting}`)).toMatchObject({ downloadSource: { status: "pending" } });
    await engine.upload("New.txt", "new words");
    if (version >= WEBHOOKS) {
      await expect.poll(() => receiver.received.length).toBeGreaterThanOrEqual(3);
      expect(receiver.received[0]?.id).toBe("msg_earlier");
      expect(receiver.payloads(secret)[0]).toMatchObject({ event: "file.download_ready", fileId: queued });
    }
  } finally {
    await engine.remove();
  }
});

it("begins with nothing, goes on where it stopped, and does nothing twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-migrations-"));
  const database = new Database(join(folder, "library.db"));
  const versionRow = z.object({ user_version: z.number() });
  for (const target of [1, 2, newestVersion, newestVersion]) {
    migrate(database, target);
    expect(database.one(versionRow, "PRAGMA user_version")).toEqual({ user_version: target });
  }
  database.close();
  await rm(folder, { recursive: true });
});
