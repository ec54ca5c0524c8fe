import { expect, it } from "vitest";
import { cueIndexAt, parseStoryboard } from "./parse-storyboard";

const indexUrl = "https://cdn.example/objects/f1/storyboard/99-sig/storyboard.vtt";
const cue = (name: string, times = "00:00.000 --> 00:01.000") => `${times}\n${name}\n`;
const parse = (...cues: string[]) => parseStoryboard(`WEBVTT\n\n${cues.join("\n")}`, indexUrl);

it("reads times and regions, and finds the sheet beside the index", () => {
  const cues = parse(
    cue("sprite.webp#xywh=0,0,160,90", "00:00:00.000 --> 00:00:00.500"),
    `a name\n${cue("sprite.webp#xywh=160,90,160,90", "01:01:02.500 --> 01:01:03.000 align:start")}`,
  );
  const sheetUrl = "https://cdn.example/objects/f1/storyboard/99-sig/sprite.webp";
  expect(cues).toEqual([
    { startSeconds: 0, endSeconds: 0.5, sheetUrl, left: 0, top: 0, width: 160, height: 90 },
    { startSeconds: 3662.5, endSeconds: 3663, sheetUrl, left: 160, top: 90, width: 160, height: 90 },
  ]);
  expect(parseStoryboard(`\uFEFFWEBVTT\r\n\r\n${cue("a.jpg#xywh=pixel:1,2,3,4")}`, indexUrl)).toHaveLength(1);
});

it("leaves out what is not a part of a sheet of the same origin", () => {
  const bad = [
    "sprite.webp",
    "sprite.webp#xywh=0,0,0,90",
    "sprite.webp#xywh=-1,0,160,90",
    "sprite.webp#xywh=1e3,0,160,90",
    "sprite.webp#xywh=0,0,99999,90",
    "sprite.webp#xywh=16300,0,160,90",
    "https://elsewhere.example/s.webp#xywh=0,0,160,90",
    "//elsewhere.example/s.webp#xywh=0,0,160,90",
    "data:image/png;base64,AAAA#xywh=0,0,160,90",
    "javascript:alert(1)#xywh=0,0,160,90",
    "http://[#xywh=0,0,160,90",
  ];
  expect(parse(...bad.map((name) => cue(name)))).toEqual([]);
  expect(parse(cue("s.webp#xywh=0,0,1,1", "00:02.000 --> 00:01.000"))).toEqual([]);
  expect(parseStoryboard(`<html>\n${cue("s.webp#xywh=0,0,1,1")}`, indexUrl)).toEqual([]);
});

it("keeps the order of time, and no more cues and sheets than it needs", () => {
  const second = (at: number) => `00:0${at}.000 --> 00:09.500`;
  const cues = parse(cue("s#xywh=0,0,1,1", second(4)), cue("s#xywh=0,0,1,1", second(2)));
  expect(cues.map(({ startSeconds }) => startSeconds)).toEqual([4]);
  expect(parse(...Array.from({ length: 5_000 }, () => cue("s#xywh=0,0,1,1")))).toHaveLength(2_000);
  expect(parse(...Array.from({ length: 50 }, (_, no) => cue(`s${no}#xywh=0,0,1,1`)))).toHaveLength(20);
});

it("finds the picture of a second", () => {
  const cues = parse(...[0, 2, 4].map((at) => cue("s#xywh=0,0,1,1", `00:0${at}.000 --> 00:0${at + 2}.000`)));
  expect([-1, 0, 1.9, 2, 3.99, 4, 100].map((seconds) => cueIndexAt(cues, seconds))).toEqual([0, 0, 0, 1, 1, 2, 2]);
  expect(cueIndexAt([], 1)).toBe(-1);
});
