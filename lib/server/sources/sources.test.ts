import { beforeEach, describe, expect, it } from "vitest";
import { aFile } from "@/lib/domain/a-file.fixture";
import type { Source } from "@/lib/domain/media-file";
import { GetSigns } from "./get-signs";
import { KnownSources } from "./known-sources";
import { placeholderPicture } from "./placeholder";
import { leastLife, lifeLeft, usableUntil } from "./signed-life";

let now = 1_800_000_000_000;
const seconds = () => now / 1000;
const source = (change: Partial<Source> = {}): Source => ({
  ...{ status: "ready", url: "https://cdn.example/x", expiresAt: seconds() + 3_600 },
  ...{ width: null, height: null, bytes: null },
  ...change,
});
const none = { thumbnail: null, preview: null, download: null, hls: null, storyboard: null, waveform: null };
const withThumbnail = (thumbnail: Source | null) => aFile({ sources: { ...none, thumbnail } });

describe("the life of a URL", () => {
  it("is without end for permanent URLs, and none without a URL or after its time", () => {
    expect(lifeLeft(source({ expiresAt: 100 }), 40_000)).toBe(60);
    expect(lifeLeft(source({ expiresAt: null }), now)).toBe(Number.POSITIVE_INFINITY);
    expect(lifeLeft(source({ url: null }), now)).toBe(0);
    expect(lifeLeft(source({ expiresAt: 1 }), now)).toBe(0);
    expect(lifeLeft(null, now)).toBe(0);
  });

  it("ends for us five minutes early, sooner where upstream signs for a short time", () => {
    const left = (life: number) => usableUntil(source({ expiresAt: seconds() + life }), now) - seconds();
    expect(left(3_600)).toBe(3_300);
    expect(left(60)).toBe(45);
    expect(left(9)).toBeLessThan(0);
    expect(leastLife(Number.POSITIVE_INFINITY)).toBe(300);
    expect(leastLife(60)).toBe(30);
  });
});

describe("what is known", () => {
  let known: KnownSources;
  beforeEach(() => {
    known = new KnownSources(() => now);
  });

  it("keeps each rendition until shortly before its end", () => {
    known.remember([aFile({ sources: { ...none, thumbnail: source(), download: source({ url: "d" }) } })]);
    known.remember([aFile()]);
    expect(known.find("f1", "download")?.url).toBe("d");
    now += 3_299_000;
    expect(known.find("f1", "thumbnail")?.seconds).toBeCloseTo(1);
    now += 1_001;
    expect(known.find("f1", "thumbnail")).toBeNull();
  });

  it("forgets nothing that was looked at for what it learns in passing", () => {
    known = new KnownSources(() => now, null, 2);
    const named = (fileId: string, url: string | null) =>
      aFile({ fileId, sources: { ...none, thumbnail: source({ url }) } });
    known.remember([named("seen", "a")]);
    known.rememberInPassing([named("without", null), named("fits", "b"), named("does not", "c"), named("seen", "a")]);
    expect(["seen", "without", "fits", "does not"].map((id) => known.find(id, "thumbnail")?.url)).toEqual([
      ...["a", undefined, "b", undefined],
    ]);
  });

  it("prefers the URL that lives longer, whichever was told last, and never one that is dead", () => {
    known.remember([withThumbnail(source({ url: "new" }))]);
    known.remember([withThumbnail(source({ url: "old", expiresAt: seconds() + 60 }))]);
    known.remember([withThumbnail(source({ url: "dead", expiresAt: seconds() - 1 }))]);
    expect(known.find("f1", "thumbnail")?.url).toBe("new");
  });

  it("forgets what is not ready any more", () => {
    known.remember([withThumbnail(source())]);
    known.remember([withThumbnail(source({ status: "pending", url: null }))]);
    expect(known.find("f1", "thumbnail")).toBeNull();
  });

  it("gives browsers what lives in place of what is missing or dying, and else nothing", () => {
    known.remember([withThumbnail(source({ url: "alive" }))]);
    for (const listed of [source({ url: null }), source({ url: "dead", expiresAt: seconds() - 1 })]) {
      expect(known.present(withThumbnail(listed)).sources.thumbnail).toMatchObject({ status: "ready", url: "alive" });
    }
    const unknown = { ...withThumbnail(source({ url: "dying", expiresAt: seconds() + 5 })), fileId: "f2" };
    known.remember([unknown]);
    expect(known.present(unknown).sources.thumbnail?.url).toBeNull();
  });

  it("believes a URL without an end for ten minutes", () => {
    known.remember([withThumbnail(source({ expiresAt: null }))]);
    expect(known.find("f1", "thumbnail")?.seconds).toBe(450);
  });
});

it("learns that getting does not sign, and tries it again now and then where one person opens one file", () => {
  const signs = new GetSigns(() => now);
  signs.note(false);
  signs.note(false);
  signs.note(true);
  for (let no = 0; no < 3; no += 1) {
    expect(signs.isWorthAsking()).toBe(true);
    signs.note(false);
  }
  expect(signs.isWorthAsking()).toBe(false);
  now += 10 * 60_000;
  expect(signs.isBelieved).toBe(false);
  expect(signs.isWorthAsking()).toBe(true);
  signs.note(false);
  expect(signs.isWorthAsking()).toBe(false);
  now += 10 * 60_000;
  signs.isWorthAsking();
  signs.note(true);
  expect(signs.isWorthAsking()).toBe(true);
});

it("draws a placeholder for any type, old or new", () => {
  for (const type of ["VIDEO", "HOLOGRAM", null, "constructor"]) {
    expect(placeholderPicture(type)).toMatch(/^<svg [^>]*width="643" height="361".*<path.*<\/svg>$/s);
  }
});
