import { describe, expect, it } from "vitest";
import { fileInfoSchema } from "@/lib/videogen-wire/file-info";
import { toFileList, toMediaFile } from "./reshape";

const reshape = (json: object) => toMediaFile(fileInfoSchema.parse({ fileId: "vg_file_1", scope: "GLOBAL", ...json }));

describe("toMediaFile", () => {
  it("takes a file of which only id and scope are said", () => {
    const file = reshape({});
    expect(file).toMatchObject({
      fileId: "vg_file_1",
      displayName: "vg_file_1",
      type: null,
      isPublicPreviewEnabled: false,
    });
    expect(file.sources).toEqual({
      thumbnail: null,
      preview: null,
      download: null,
      hls: null,
      storyboard: null,
      waveform: null,
    });
    expect(file.processing).toBeNull();
  });

  it("reads the older transcript as plain text and the newer one as timed words", () => {
    expect(reshape({ transcript: "hello there" }).transcript).toEqual({ kind: "plain", text: "hello there" });
    const words = [{ startSeconds: 0, endSeconds: 0.5, word: "hello" }];
    expect(reshape({ transcript: { words }, transcriptText: "hello" }).transcript).toEqual({
      kind: "timed",
      languageCode: null,
      words,
    });
    expect(reshape({ transcript: { words: [] }, transcriptText: "only text" }).transcript).toEqual({
      kind: "plain",
      text: "only text",
    });
    expect(reshape({ transcript: "  " }).transcript).toBeNull();
  });

  it("keeps types and scopes newer than this code, and reads an unknown source status as pending", () => {
    const file = reshape({ type: "HOLOGRAM", scope: "GALAXY", thumbnailSource: { status: "queued" } });
    expect(file).toMatchObject({ type: "HOLOGRAM", scope: "GALAXY" });
    expect(file.sources.thumbnail?.status).toBe("pending");
  });

  it("fills a source without URL from the bare URL beside it, with that URL's own expiry", () => {
    const file = reshape({
      thumbnailSource: { status: "ready", url: null, expiresAt: 1, width: 640 },
      thumbnailUrl: "https://cdn.example/t.webp",
      thumbnailUrlExpiresAt: 99,
      downloadUrl: "https://cdn.example/d.mp4",
    });
    expect(file.sources.thumbnail).toMatchObject({ url: "https://cdn.example/t.webp", expiresAt: 99, width: 640 });
    expect(file.sources.download).toMatchObject({ status: "ready", url: "https://cdn.example/d.mp4", expiresAt: null });
  });

  it("says why analysis failed when the backend says it", () => {
    const analysis = { analysisLoadingState: "REJECTED", analysisErrorMessage: "The file ends too early." };
    expect(reshape({ fileAnalysisMetadata: analysis }).processing).toEqual({
      state: "failed",
      percent: null,
      reason: "The file ends too early.",
    });
  });
});

describe("toFileList", () => {
  it("lets one bad file spoil only its own tile", () => {
    const { files } = toFileList({
      files: [
        { fileId: "good", scope: "GLOBAL", displayName: "Good" },
        { fileId: "bad", scope: "GLOBAL", displayName: "Bad", durationSeconds: "long" },
        "nonsense",
      ],
    });
    expect(files.map(({ fileId, displayName }) => [fileId, displayName])).toEqual([
      ["good", "Good"],
      ["bad", "Bad"],
    ]);
  });

  it("reads the seed-era answer that carries only files as the last page", () => {
    expect(toFileList({ files: [] })).toEqual({ files: [], hasMore: false, nextCursor: null });
  });
});
