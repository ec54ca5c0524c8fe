import { expect, test } from "vitest";
import { byteSize } from "./byte-size";

test("sizes read as a file manager shows them", () => {
  expect(byteSize(0)).toBe("0 B");
  expect(byteSize(980)).toBe("980 B");
  expect(byteSize(1_400_000)).toBe("1.4 MB");
  expect(byteSize(9_990_000)).toBe("10 MB");
  expect(byteSize(999_900)).toBe("1.0 MB");
  expect(byteSize(12_300_000_000)).toBe("12 GB");
});
