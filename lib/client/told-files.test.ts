import { expect, it } from "vitest";
import { aFile } from "@/lib/domain/a-file.fixture";
import type { FileList } from "@/lib/domain/api";
import type { MediaFile, Source } from "@/lib/domain/media-file";
import { ToldFiles, withNews } from "./told-files";

let now = 0;
const source = (changes: Partial<Source> = {}): Source => ({
  status: "ready",
  url: "https://cdn.example/a",
  expiresAt: 10_000,
  width: null,
  height: null,
  bytes: null,
  ...changes,
});
const sources = (thumbnail: Source | null) => ({
  thumbnail,
  preview: null,
  download: null,
  hls: null,
  storyboard: null,
  waveform: null,
});
const head = (...files: MediaFile[]): FileList => ({ files, hasMore: true, nextCursor: "c" });
const names = (list: FileList) => list.files.map(({ displayName }) => displayName);

it("puts what was told while an answer was under way above that answer", async () => {
  const told = new ToldFiles(() => now);
  told.note(aFile({ fileId: "a", displayName: "told before" }), false);
  now += 1;
  const answer = await told.above(
    async () => {
      now += 1;
      told.note(aFile({ fileId: "b", displayName: "b told" }), false);
      told.note(aFile({ fileId: "new", displayName: "new" }), true);
      return head(aFile({ fileId: "a", displayName: "a" }), aFile({ fileId: "b", displayName: "b" }));
    },
    (list, askedAt) => told.newerHead(list, askedAt),
  );
  expect(names(answer)).toEqual(["new", "a", "b told"]);
  now += 1;
  // An answer that was asked for afterwards knows best, also that the new one is gone.
  expect(names(told.newerHead(head(aFile({ fileId: "b", displayName: "b" })), now))).toEqual(["b"]);
});

it("keeps the file that was added on top when it is told of again", () => {
  const told = new ToldFiles(() => now);
  const askedAt = now;
  told.note(aFile({ fileId: "n", displayName: "first" }), true);
  told.note(aFile({ fileId: "n", displayName: "second" }), false);
  expect(names(told.newerHead(head(), askedAt))).toEqual(["second"]);
});

it("does not change the URL of what is shown, unless it is about to end", () => {
  const known = aFile({ sources: sources(source()) });
  const told = aFile({ sources: sources(source({ url: "https://cdn.example/b", expiresAt: 90_000, width: 640 })) });
  expect(withNews(known, told, 9_000).sources.thumbnail).toMatchObject({ url: "https://cdn.example/a", width: 640 });
  expect(withNews(known, told, 9_800).sources.thumbnail?.url).toBe("https://cdn.example/b");
});

it("takes nothing back: what is ready or done stays so, however late an event comes", () => {
  const done = { state: "done", percent: 100, reason: null } as const;
  const loading = { state: "loading", percent: 40, reason: null } as const;
  const known = aFile({ sources: sources(source()), processing: done });
  const late = aFile({ sources: sources(source({ status: "pending", url: null })), processing: loading });
  expect(withNews(known, late, 0)).toMatchObject({ sources: { thumbnail: { status: "ready" } }, processing: done });
  expect(withNews(aFile({ processing: loading }), aFile()).processing).toEqual(loading);
  const failed = aFile({ sources: sources(source({ status: "failed", url: null })) });
  expect(withNews(known, failed, 0).sources.thumbnail?.status).toBe("failed");
});
