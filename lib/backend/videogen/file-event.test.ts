import { expect, it } from "vitest";
import { readFileEvent } from "./file-event";

const event = (changes: Record<string, unknown>) => ({
  event: "file.analysis_failed",
  fileId: "f1",
  occurredAt: 1_800_000_000,
  file: { fileId: "f1", scope: "GLOBAL" },
  ...changes,
});

it("takes how processing ended from the event's name, where the file does not say", () => {
  const processing = (changes: Record<string, unknown>) => readFileEvent(event(changes))?.file?.processing;
  expect(processing({ error: "No pictures." })).toEqual({ state: "failed", percent: null, reason: "No pictures." });
  expect(processing({ error: { message: "Gone." } })?.reason).toBe("Gone.");
  expect(processing({ event: "file.analysis_completed" })?.state).toBe("done");
  expect(processing({ event: "file.playback_ready" })).toBeNull();
  const said = { fileId: "f1", scope: "GLOBAL", fileAnalysisMetadata: { analysisLoadingState: "LOADING" } };
  expect(processing({ event: "file.playback_ready", file: said })?.state).toBe("loading");
});

it("reads seconds and dates, and no file that is another's", () => {
  expect(readFileEvent(event({ occurredAt: "2027-01-15T08:00:00Z" }))?.occurredAt).toBe(1_800_000_000);
  expect(readFileEvent(event({ file: { fileId: "f2", scope: "GLOBAL" } }))).toMatchObject({ fileId: "f1", file: null });
});
