import { expect, test } from "vitest";
import { speeds } from "./media-speeds";
import { nextSpeed, playerAction } from "./player-keys";

test("keys mean what they mean in other players", () => {
  expect(playerAction("K", false)).toEqual({ does: "toggle" });
  expect(playerAction("7", false)).toEqual({ does: "jump", share: 0.7 });
  expect(playerAction("l", false)).toEqual({ does: "seek", seconds: 10 });
  expect(playerAction("x", true)).toBeNull();
});

test("arrows are the player's only on the player", () => {
  expect(playerAction("ArrowLeft", true)).toEqual({ does: "seek", seconds: -5 });
  expect(playerAction("ArrowLeft", false)).toBeNull();
});

test("speeds go up and down by the steps on offer, and stay at the ends", () => {
  expect(nextSpeed(speeds, 1, 1)).toBe(1.25);
  expect(nextSpeed(speeds, 1, -1)).toBe(0.75);
  expect(nextSpeed(speeds, 2, 1)).toBe(2);
  expect(nextSpeed(speeds, 1.1, -1)).toBe(1);
});
