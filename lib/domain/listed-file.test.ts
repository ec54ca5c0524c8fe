import { expect, it } from "vitest";
import { aFile } from "./a-file.fixture";
import { compactFile, listedFile } from "./listed-file";
import { mediaFileSchema } from "./media-file";

it("keeps what kind of transcript a file has, and its language, without the words", () => {
  const words = [{ startSeconds: 0, endSeconds: 1, word: "Rain" }];
  const timed = aFile({ transcript: { kind: "timed", languageCode: "en", words } });
  expect(listedFile(timed)).toEqual({ ...timed, transcript: { kind: "timed", languageCode: "en", words: [] } });
  const plain = aFile({ transcript: { kind: "plain", text: "Rain" } });
  expect(listedFile(plain)).toEqual({ ...plain, transcript: { kind: "plain", text: "" } });
});

it("leaves a file without one as it is", () => {
  const file = aFile();
  expect(listedFile(file)).toBe(file);
});

it("travels without what is null of its sources, and arrives with it", () => {
  const unknown = { url: null, expiresAt: null, width: null, height: null, bytes: null };
  const { sources } = aFile();
  const thumbnail = { ...unknown, status: "ready" as const, width: 640 };
  const file = aFile({ sources: { ...sources, thumbnail, hls: { ...unknown, status: "skipped" } } });
  const text = JSON.stringify(compactFile(file));
  expect(text).toContain('"thumbnail":{"status":"ready","width":640}');
  expect(text).toContain('"hls":{"status":"skipped"}');
  expect(mediaFileSchema.parse(JSON.parse(text))).toEqual(file);
});
