import { expect, test } from "vitest";
import { bounded, fitted, zoomedAt } from "./zoom";

const space = { stage: { width: 400, height: 300 }, picture: { width: 400, height: 200 } };

test("the point under the pointer stays where it is", () => {
  const zoomed = zoomedAt(fitted, 3, { x: 50, y: -20 });
  expect((50 - zoomed.x) / zoomed.scale).toBeCloseTo(50);
  expect((-20 - zoomed.y) / zoomed.scale).toBeCloseTo(-20);
});

test("a picture is not moved out of its stage, nor made smaller than it fits", () => {
  expect(bounded({ scale: 2, x: 900, y: -900 }, space, 8)).toEqual({ scale: 2, x: 200, y: -50 });
  expect(bounded({ scale: 0.2, x: 10, y: 10 }, space, 8)).toEqual(fitted);
  expect(bounded({ scale: 99, x: 0, y: 0 }, space, 8).scale).toBe(8);
});
