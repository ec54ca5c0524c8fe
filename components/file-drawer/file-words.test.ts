import { expect, test } from "vitest";
import { formatBytes, scopeWord, sentence, typeWord } from "./file-words";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1_250_000, "1.3 MB"],
  [48_000_000, "48 MB"],
  [5_100_000_000, "5.1 GB"],
  [7e15, "7,000 TB"],
])("%d bytes read as %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

test("types and scopes newer than this code are still words", () => {
  expect(typeWord("SLIDESHOW")).toBe("Slides");
  expect(typeWord("HOLOGRAM_3D")).toBe("Hologram 3d");
  expect(typeWord(null)).toBe("Not determined yet");
  expect(scopeWord("GLOBAL")).toBe("Library");
  expect(scopeWord("SOMETHING_NEW")).toBe("Something new");
  expect(sentence("TEXT_TO_SPEECH")).toBe("Text to speech");
});
