import { expect, test } from "vitest";
import { parseEmbedOptions } from "./embed-options";

test("nothing asked, nothing done", () => {
  expect(parseEmbedOptions({})).toEqual({ autoplay: false, muted: false, loop: false, startSeconds: 0 });
});

test("the forms of common embeds", () => {
  expect(parseEmbedOptions({ autoplay: "1", mute: "true", loop: "", t: "1m5s" })).toEqual({
    autoplay: true,
    muted: true,
    loop: true,
    startSeconds: 65,
  });
  expect(parseEmbedOptions({ autoplay: "0", muted: "false", start: ["7", "9"] })).toEqual({
    autoplay: false,
    muted: false,
    loop: false,
    startSeconds: 7,
  });
});
