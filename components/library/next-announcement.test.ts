import { expect, test } from "vitest";
import { type Announcement, type FilesWords, nextAnnouncement } from "./next-announcement";

const whole = (count: number): FilesWords => ({ of: "whole", words: `All ${count}` });
const onTheirWay: FilesWords = { of: "none", words: "Searching" };
const found: FilesWords = { of: "filtered", words: "1 found" };

function heard(...shown: FilesWords[]): string[] {
  let said: Announcement = { of: "none", words: "", cameFromFiltered: false };
  return shown.map((now) => {
    said = nextAnnouncement(said, now);
    return said.words;
  });
}

test("on arrival, and when files come and go, the number of all files is not said", () => {
  expect(heard(onTheirWay, whole(3), whole(4))).toEqual(["Searching", "", ""]);
});

test("after a search it is said once, however many come afterwards", () => {
  expect(heard(whole(3), found, whole(4), whole(5))).toEqual(["", "1 found", "All 4", "All 4"]);
});

test("it is said also when the whole library is on its way first", () => {
  expect(heard(found, onTheirWay, whole(4))).toEqual(["1 found", "Searching", "All 4"]);
});

test("each number that a search comes to is said", () => {
  expect(heard(found, { of: "filtered", words: "2 found" })).toEqual(["1 found", "2 found"]);
});
