import { expect, test } from "vitest";
import { aFile } from "@/lib/domain/a-file.fixture";
import { stableOrder } from "./stable-order";

const list = (ids: string) => [...ids].map((fileId) => aFile({ fileId }));
const order = (shown: string, now: string, hold = false) => {
  const { files, held } = stableOrder(list(shown), list(now), hold);
  return [files.map((file) => file.fileId).join(""), held];
};

test("the first list is shown as it comes", () => expect(order("", "abc")).toEqual(["abc", 0]));
test("a file that was updated keeps its place", () => expect(order("abc", "cab")).toEqual(["abc", 0]));
test("new files come first", () => expect(order("abc", "xcyab")).toEqual(["xyabc", 0]));
test("new files wait while the person is further down", () => expect(order("abc", "xcyab", true)).toEqual(["abc", 2]));
test("a further page comes last, even while new files wait", () => {
  expect(order("abc", "xabcde", true)).toEqual(["abcde", 1]);
});
test("files that are gone go", () => expect(order("abc", "ac")).toEqual(["ac", 0]));
