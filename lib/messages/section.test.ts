import { expect, test } from "vitest";
import { section } from "./section";

const texts = section(({ number, plural }) => ({
  open: "Open",
  group: { deep: "Deep words" },
  slot: "Archived {name}",
  found: (count: number, query: string) =>
    plural(count, { one: `${number(count)} file for ${query}`, other: `${number(count)} files for ${query}` }),
}));

test("English is as it is written", () => {
  const { found, group, open } = texts("en");
  expect([open, group.deep, found(1, "cats"), found(2000, "cats")]).toEqual([
    "Open",
    "Deep words",
    "1 file for cats",
    "2,000 files for cats",
  ]);
});

test("the pseudo-locale changes our words and numbers, never values and slots", () => {
  const { found, group, open, slot } = texts("ar-XB");
  expect(open).toBe("\u202eÓþééñ\u202c");
  expect(group.deep).toMatch(/^\u202e\S+\u202c \u202e\S+\u202c$/);
  expect(slot).toMatch(/ \{name\}$/);
  expect(found(3, "cats")).toMatch(/^٣ \u202e\S+\u202c \u202e\S+\u202c cats$/);
  expect(`${open}${group.deep}${slot.replace("{name}", "")}`).not.toMatch(/[A-Za-z]/);
});

test("a section is written once for each locale", () => {
  expect(texts("en")).toBe(texts("en"));
  expect(texts("ar-XB")).toBe(texts("ar-XB"));
});
