import { expect, it } from "vitest";
import { looksLikeHtml, parseJson } from "./answer-body";

it.each([
  ["letters of many scripts", '{"name":"Größe, naïve, 東京, ฿ 👍🏽","n":1}'],
  ["letters as names of fields and at the ends", '{"größe":["é","日本","é"]}'],
  ["escapes of the sender's own before them", String.raw`["\u00e9é","C:\\é","\"é","\\\\日","\n東"]`],
  ["spaces JSON does not know between its parts", '{"a":\u00a01}'],
  ["a mark at the beginning", '\ufeff{"a":1}'],
  ["a letter that is escaped", String.raw`["\é"]`],
  ["the same after a backslash", String.raw`["\\\é"]`],
  ["nothing", ""],
  ["what is cut", '{"name":"Grö'],
])("reads %s as JSON.parse does", (_, text) => {
  expect(parseJson(Buffer.from(text))).toEqual(readPlainly(text));
});

it("reads bytes that are no UTF-8 like everyone who decodes it", () => {
  const body = Buffer.concat([Buffer.from('["a'), Buffer.from([0xff, 0xc3]), Buffer.from('b\u{1f44d}"]')]);
  expect(parseJson(body)).toEqual(["a\ufffd\ufffdb👍"]);
});

it("knows a page of HTML from JSON", () => {
  expect(looksLikeHtml(Buffer.from("\n<!DOCTYPE html><p>Größe"))).toBe(true);
  expect(looksLikeHtml(Buffer.from('{"a":"<html>"}'))).toBe(false);
});

function readPlainly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
