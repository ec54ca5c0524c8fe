import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestEngine } from "../testing/test-engine";

let engine: TestEngine;
beforeEach(async () => {
  engine = await TestEngine.start();
});
afterEach(() => engine.remove());

async function originalIs(downloadUrl: string | null | undefined, text: string): Promise<void> {
  expect(await (await fetch(downloadUrl ?? "")).text()).toBe(text);
}

describe("a media child", () => {
  it("that says what is wrong ends the file with that reason, at once", async () => {
    const file = await engine.settled(await engine.upload("broken.mp4", "fail"));
    expect(file.fileAnalysisMetadata).toEqual({
      analysisLoadingState: "REJECTED",
      analysisProgressPercentage: 0,
      analysisAttemptIndex: 0,
      analysisErrorMessage: "The video has no pictures in it.",
    });
    expect(file.thumbnailSource?.status).toBe("failed");
    expect(file.hlsSource?.status).toBe("failed");
    await originalIs(file.downloadUrl, "fail");
  });

  it.each(["crash", "hang", "nonsense"])(
    "that ends in %s is tried again and then given up with a reason",
    async (plan) => {
      if (plan === "hang") {
        await engine.stop();
        await engine.begin({ stallMs: 1_500 });
      }
      const file = await engine.settled(await engine.upload("bad.mp4", plan));
      expect(file.fileAnalysisMetadata).toMatchObject({ analysisLoadingState: "REJECTED", analysisAttemptIndex: 2 });
      expect(file.fileAnalysisMetadata?.analysisErrorMessage).toMatch(/could not be processed/);
      expect(engine.log).toHaveLength(3);
      await originalIs(file.downloadUrl, plan);
      if (plan === "hang") {
        await engine.stop();
        await engine.begin();
      }
      const good = await engine.settled(await engine.upload("good.mp4", "play"));
      expect(good.fileAnalysisMetadata?.analysisLoadingState).toBe("FULFILLED");
    },
  );

  it("that crashes once succeeds the next time, and leaves only that run's folder", async () => {
    const fileId = await engine.upload("shaky.mp4", "crash-once");
    const file = await engine.settled(fileId);
    expect(file.fileAnalysisMetadata).toMatchObject({ analysisLoadingState: "FULFILLED", analysisAttemptIndex: 1 });
    const folder = join(engine.dataDir, "renditions", fileId.slice(8, 10), fileId);
    await expect.poll(() => readdir(folder)).toEqual(["run-2"]);
  });

  it("cannot make the engine give out what is not its own", async () => {
    const file = await engine.settled(await engine.upload("escape.mp4", "escape"));
    const answer = await fetch(file.thumbnailSource?.url ?? "");
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining("nothing at this address")]);
  });
});

describe("the queue", () => {
  it("is worked on by as many children as it may have, and no more", async () => {
    await engine.stop();
    await engine.begin({ workers: 2 });
    const fileIds = await Promise.all(["a", "b", "c"].map((name) => engine.upload(`${name}.mp4`, "half-way")));
    const percents = async () => {
      const files = await Promise.all(fileIds.map((fileId) => engine.file("GET", `/v1/files/${fileId}`)));
      return files.map((file) => file.fileAnalysisMetadata?.analysisProgressPercentage).sort();
    };
    await expect.poll(percents).toEqual([0, 50, 50]);
    // Each that has begun has a folder.
    const begun = fileIds.filter((fileId) =>
      existsSync(join(engine.dataDir, "renditions", fileId.slice(8, 10), fileId)),
    );
    expect(begun).toHaveLength(2);
  });
});

describe("a stream that is still being written", () => {
  it("is ready at once, and its playlists are not to be kept", async () => {
    const file = await engine.when(
      await engine.upload("long.mp4", "half-way"),
      (now) => now.fileAnalysisMetadata?.analysisProgressPercentage === 50,
    );
    expect(file.fileAnalysisMetadata?.analysisLoadingState).toBe("LOADING");
    expect(file.hlsSource?.status).toBe("ready");
    expect((await fetch(file.hlsSource?.url ?? "")).headers.get("cache-control")).toBe("no-cache");
  });
});

describe("a restart", () => {
  it("takes up what ran and what waited, and does not count it as a failure", async () => {
    await engine.stop();
    await engine.begin({ workers: 1 });
    const running = await engine.upload("running.mp4", "half-way");
    await engine.when(running, (file) => file.fileAnalysisMetadata?.analysisProgressPercentage === 50);
    const waiting = await engine.upload("waiting.mp4", "play");
    await engine.stop();
    await engine.begin({ workers: 2 });
    expect((await engine.settled(waiting)).fileAnalysisMetadata?.analysisLoadingState).toBe("FULFILLED");
    const again = await engine.when(running, (file) => file.fileAnalysisMetadata?.analysisProgressPercentage === 50);
    expect(again.fileAnalysisMetadata?.analysisAttemptIndex).toBe(0);
  });
});
