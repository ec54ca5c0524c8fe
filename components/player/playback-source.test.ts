import { expect, test } from "vitest";
import { aFile } from "@/lib/domain/a-file.fixture";
import type { MediaFile, Source } from "@/lib/domain/media-file";
import { privatePlaybackSource } from "./playback-source";

const file = (sources: Partial<MediaFile["sources"]>) =>
  aFile({
    sources: {
      thumbnail: null,
      preview: null,
      download: null,
      hls: null,
      storyboard: null,
      waveform: null,
      ...sources,
    },
  });

function source(status: Source["status"], url: string | null): Source {
  return { status, url, expiresAt: null, width: null, height: null, bytes: null };
}

const original = source("ready", "https://media.example/original.avi");

test("a playlist comes first, also while it is still growing", () => {
  const hls = source("pending", "https://media.example/master.m3u8");
  expect(privatePlaybackSource(file({ hls, download: original }))).toEqual({ kind: "hls", url: hls.url });
});

test("while a playlist is on its way the original is not tried", () => {
  expect(privatePlaybackSource(file({ hls: source("pending", null), download: original }))).toBeNull();
});

test("the preview comes before the original", () => {
  const preview = source("ready", "https://media.example/preview.mp4");
  expect(privatePlaybackSource(file({ preview, download: original }))).toEqual({ kind: "file", url: preview.url });
});

test("a backend that makes no playlists still plays", () => {
  const found = privatePlaybackSource(file({ hls: source("failed", null), download: original }));
  expect(found).toEqual({ kind: "file", url: original.url });
});

test("nothing signed, nothing to play", () => {
  expect(privatePlaybackSource(file({ hls: source("ready", null), download: source("ready", null) }))).toBeNull();
});
