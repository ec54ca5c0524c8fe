import { expect, it } from "vitest";
import { aFile } from "./a-file.fixture";
import { listedFile } from "./listed-file";

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
