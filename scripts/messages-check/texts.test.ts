import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { findTexts } from "./find-texts.mjs";

const root = resolve(import.meta.dirname, "../..");
const rooms = ["app", "components", "lib/client"];
const interfaceFile = /\.tsx?$/;
const notShown = /\.(test|fixture)\.tsx?$|^app\/api\//;

test("nothing that a person reads stands outside the catalogue", () => {
  const files = rooms
    .flatMap((room) =>
      readdirSync(resolve(root, room), { recursive: true, encoding: "utf8" }).map((file) => join(room, file)),
    )
    .filter((file) => interfaceFile.test(file) && !notShown.test(file));
  expect(files.length).toBeGreaterThan(100);
  const texts = files.flatMap((file) => findTexts(resolve(root, file)).map((text) => `${file}:${text}`));
  expect(texts).toEqual([]);
});

test("each way of writing a text into a component is found", () => {
  const texts = findTexts(resolve(import.meta.dirname, "planted.tsx")).map((text) => text.replace(/^\d+: /, ""));
  expect(texts.toSorted()).toEqual([
    "Planted choice",
    "Planted label",
    "Planted placeholder",
    "Planted text",
    "Something went wrong here.",
    "Undo",
    "planted counts",
  ]);
});
