import { expect, test } from "vitest";
import { formatsIn } from "./formats";

const english = formatsIn("en");

test("sizes read as a file manager shows them", () => {
  expect(english.bytes(0)).toBe("0 bytes");
  expect(english.bytes(1)).toBe("1 byte");
  expect(english.bytes(980)).toBe("980 bytes");
  expect(english.bytes(1_400_000)).toBe("1.4 MB");
  expect(english.bytes(9_990_000)).toBe("10 MB");
  expect(english.bytes(999_900)).toBe("1.0 MB");
  expect(english.bytes(12_300_000_000)).toBe("12 GB");
});

test("durations read as clocks", () => {
  expect(english.duration(0)).toBe("0:00");
  expect(english.duration(7.4)).toBe("0:07");
  expect(english.duration(59.6)).toBe("1:00");
  expect(english.duration(754)).toBe("12:34");
  expect(english.duration(3723)).toBe("1:02:03");
  expect(english.clock(75.9)).toBe("1:15");
  expect(english.clock(Number.NaN)).toBe("0:00");
});

test("durations read aloud", () => {
  expect(english.spokenDuration(0.2)).toBe("0 seconds");
  expect(english.spokenDuration(61)).toBe("1 minute 1 second");
  expect(english.spokenDuration(7200)).toBe("2 hours");
});

test("lengths of time as people say them", () => {
  expect([-3, 0, 42, 89, 90, 720, 5_400, 7_200].map(english.length)).toEqual([
    "0 sec",
    "0 sec",
    "42 sec",
    "89 sec",
    "2 min",
    "12 min",
    "1 hr 30 min",
    "2 hr",
  ]);
});

test("what is no length is not shown", () => {
  for (const nothing of [null, Number.NaN, Number.POSITIVE_INFINITY, -1]) {
    expect(english.duration(nothing)).toBeNull();
    expect(english.spokenDuration(nothing)).toBeNull();
  }
});

test("numbers, shares, lists and ages", () => {
  expect(english.number(100_000)).toBe("100,000");
  expect(english.percent(44.6)).toBe("45%");
  expect(english.list(["a", "b", "c"])).toBe("a, b, and c");
  expect(english.relative(1_000_000, 1_000_000)).toBe("now");
  expect(english.relative(0, 5 * 60_000)).toBe("5 minutes ago");
  expect(english.relative(0, 25 * 3_600_000)).toBe("yesterday");
  expect(english.language("fr")).toBe("French");
  expect(english.language("no such code")).toBe("no such code");
});

test("the pseudo-locale writes numbers as Arabic does and counts as English does", () => {
  const pseudo = formatsIn("ar-XB");
  expect(pseudo.number(12)).toBe("١٢");
  expect(pseudo.clock(67)).toBe("١:٠٧");
  expect(pseudo.plural(1, { one: "one", other: "more" })).toBe("one");
  expect(pseudo.plural(2, { one: "one", other: "more" })).toBe("more");
});
