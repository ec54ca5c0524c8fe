import { expect, test } from "vitest";
import { isProof } from "./typed-proof";

const named = (name: string) => ({ kind: "name", name }) as const;

test("the name as it is read is proof; another, a part of it or nothing is not", () => {
  const wanted = named("Autumn campaign.mp4");
  expect(isProof(" Autumn campaign.mp4 ", wanted)).toBe(true);
  for (const typed of ["", " ", "autumn campaign.mp4", "Autumn campaign", "Autumn campaign.mp4x"]) {
    expect(isProof(typed, wanted), typed).toBe(false);
  }
});

test("letters written in another way, and breaks that cannot be typed, do not stand in the way", () => {
  expect(isProof("Cafe\u0301.png", named("Caf\u00e9.png"))).toBe(true);
  expect(isProof("two lines.png", named("two\n lines.png"))).toBe(true);
});

test("of many files the number is proof", () => {
  expect(isProof("12", { kind: "count", count: 12 })).toBe(true);
  for (const typed of ["", "1", "012", "twelve"]) expect(isProof(typed, { kind: "count", count: 12 })).toBe(false);
});

test("a name of nothing that can be read is never confirmed by nothing", () => {
  expect(isProof("", named("   "))).toBe(false);
});
