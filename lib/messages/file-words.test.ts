import { expect, test } from "vitest";
import { sentence } from "@/lib/domain/sentence";
import { fileTexts } from "./en/files";
import { scopeWord, typeWord } from "./file-words";

test("types and scopes newer than this code are still words", () => {
  const texts = fileTexts("en");
  expect(typeWord(texts, "SLIDESHOW")).toBe("Slides");
  expect(typeWord(texts, "HOLOGRAM_3D")).toBe("Hologram 3d");
  expect(typeWord(texts, null)).toBe("File");
  expect(scopeWord(texts, "GLOBAL")).toBe("Library");
  expect(scopeWord(texts, "SOMETHING_NEW")).toBe("Something new");
  expect(sentence("TEXT_TO_SPEECH")).toBe("Text to speech");
});

test("a type named like something every object has is no known one", () => {
  expect(typeWord(fileTexts("en"), "constructor")).toBe("Constructor");
});
