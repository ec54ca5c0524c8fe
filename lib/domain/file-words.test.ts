import { expect, test } from "vitest";
import { scopeWord, sentence, typeWord } from "./file-words";

test("types and scopes newer than this code are still words", () => {
  expect(typeWord("SLIDESHOW")).toBe("Slides");
  expect(typeWord("HOLOGRAM_3D")).toBe("Hologram 3d");
  expect(typeWord(null)).toBe("File");
  expect(scopeWord("GLOBAL")).toBe("Library");
  expect(scopeWord("SOMETHING_NEW")).toBe("Something new");
  expect(sentence("TEXT_TO_SPEECH")).toBe("Text to speech");
});
