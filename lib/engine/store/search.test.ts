import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { TestEngine } from "../testing/test-engine";

let engine: TestEngine;
const names = [
  "beach_sunset-04.mp4",
  "Beach",
  "BeachHouseTour.mov",
  "city lights.jpg",
  "Müller Straße.pdf",
  "שלום עולם.txt",
  "party 🎉🎉.png",
  'the "quoted" one.txt',
  "100% done.txt",
  "running shoes.jpg",
  "夏休みの東京タワー.jpg",
  "서울에서의 하루.mov",
  "สวัสดีชาวโลก.txt",
  "हिन्दी भाषा.txt",
  "ｆｕｌｌｗｉｄｔｈ.txt",
  "Cafe\u0301 décor.png",
  "family 👨‍👩‍👧 ❤️.png",
  "flag 🇫🇷.png",
  "melting 🫠.png",
  "internationalization guide.pdf",
];

beforeAll(async () => {
  engine = await TestEngine.start();
  for (const name of names) await engine.upload(name, "play");
  const word = (text: string, at: number) => ({ startSeconds: at, endSeconds: at + 1, word: text });
  await engine.upload("interview.mp3", "play AUDIO", {
    transcript: { words: [word("our", 0), word("beach", 1), word("lighthouse", 2)] },
  });
});
afterAll(() => engine.remove());

const answerSchema = z.object({
  results: z.array(z.object({ similarity: z.number().min(0).max(1), file: z.object({ displayName: z.string() }) })),
});

async function search(query: string, more: Record<string, unknown> = {}) {
  const answer = await engine.call("POST", "/v1/files/search", { query, ...more });
  expect(answer.status).toBe(200);
  const { results } = answerSchema.parse(await answer.json());
  const similarities = results.map(({ similarity }) => similarity);
  expect(similarities).toEqual(similarities.toSorted((a, b) => b - a));
  return results.map(({ similarity, file }) => ({ name: file.displayName, similarity }));
}
const namesFor = async (query: string) => (await search(query)).map(({ name }) => name);

it("puts the exact name first, then names, then what is said", async () => {
  const hits = await search("beach");
  expect(hits[0]).toEqual({ name: "Beach", similarity: 1 });
  expect(
    hits
      .map(({ name }) => name)
      .slice(1, 3)
      .sort(),
  ).toEqual(["BeachHouseTour.mov", "beach_sunset-04.mp4"]);
  expect(hits[3]?.name).toBe("interview.mp3");
  expect(hits[3]?.similarity).toBeLessThan(hits[2]?.similarity ?? 0);
  expect((await search("beach_sunset-04"))[0]).toEqual({ name: "beach_sunset-04.mp4", similarity: 1 });
});

it.each([
  ["sunset", "beach_sunset-04.mp4"],
  ["sun", "beach_sunset-04.mp4"],
  ["SUNSET beach", "beach_sunset-04.mp4"],
  ["tour", "BeachHouseTour.mov"],
  ["lighthouse", "interview.mp3"],
  ["muller", "Müller Straße.pdf"],
  ["עולם", "שלום עולם.txt"],
  ["🎉", "party 🎉🎉.png"],
  ["%", "100% done.txt"],
  ['"quoted"', 'the "quoted" one.txt'],
  ["lights nowhere", "city lights.jpg"],
  ["run", "running shoes.jpg"],
  ["shoe", "running shoes.jpg"],
  ["the runs of a shoe", "running shoes.jpg"],
  ["runing shoes", "running shoes.jpg"],
  ["ctiy", "city lights.jpg"],
  ["cizy", "city lights.jpg"],
  ["lighthuose", "interview.mp3"],
  ["internatoinalisation", "internationalization guide.pdf"],
  ["東京", "夏休みの東京タワー.jpg"],
  ["タワー", "夏休みの東京タワー.jpg"],
  ["休み 東京", "夏休みの東京タワー.jpg"],
  ["서울", "서울에서의 하루.mov"],
  ["ชาว", "สวัสดีชาวโลก.txt"],
  ["हिन्दी", "हिन्दी भाषा.txt"],
  ["fullwidth", "ｆｕｌｌｗｉｄｔｈ.txt"],
  ["CAFÉ", "Cafe\u0301 décor.png"],
  ["strasse", "Müller Straße.pdf"],
  ["👧", "family 👨‍👩‍👧 ❤️.png"],
  ["❤", "family 👨‍👩‍👧 ❤️.png"],
  ["🇫🇷", "flag 🇫🇷.png"],
  ["🫠", "melting 🫠.png"],
  ['"sunset 04"', "beach_sunset-04.mp4"],
  ['"our beach" lighthouse', "interview.mp3"],
  ['"city', "city lights.jpg"],
])("finds by %s", async (query, name) => {
  expect(await namesFor(query)).toContain(name);
});

it.each([
  ['"04 sunset"', "beach_sunset-04.mp4"],
  ['"beach our"', "interview.mp3"],
  ["京東", "夏休みの東京タワー.jpg"],
  ["cxzy", "city lights.jpg"],
  ["cat", "city lights.jpg"],
  ["🇫", "melting 🫠.png"],
])("does not find by %s", async (query, name) => {
  expect(await namesFor(query)).not.toContain(name);
});

it("ranks by how well a name, then the content fits: a whole name, words, other forms, what is said, misspelt", async () => {
  const similarity = async (query: string, name: string) =>
    (await search(query)).find((hit) => hit.name === name)?.similarity ?? 0;
  const falling = [
    await similarity("running shoes", "running shoes.jpg"),
    await similarity("shoes running", "running shoes.jpg"),
    await similarity("shoes", "running shoes.jpg"),
    await similarity("sho", "running shoes.jpg"),
    await similarity("runs", "running shoes.jpg"),
    await similarity("lighthouse", "interview.mp3"),
    await similarity("lighthouses", "interview.mp3"),
    await similarity("lighthuose", "interview.mp3"),
    await similarity("lights nowhere", "city lights.jpg"),
  ];
  expect(falling[0]).toBe(1);
  expect(falling.at(-1)).toBeGreaterThan(0);
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  expect(new Set(falling).size).toBe(falling.length);
});

it("forgets a file that is archived, and its words are still no trouble", async () => {
  const fileId = await engine.upload("ephemeral mayfly.txt", "play");
  expect(await namesFor("mayfly")).toEqual(["ephemeral mayfly.txt"]);
  await engine.call("POST", `/v1/files/${fileId}/archive`);
  for (const query of ["mayfly", "mayflies", "mayflu", "ephemeral mayfly.txt"])
    expect(await namesFor(query)).toEqual([]);
});

it.each([
  '"',
  '""',
  "'",
  'a"b',
  'beach" OR "x',
  "*",
  "beach*",
  "NEAR(beach, sunset)",
  "beach AND",
  "NOT beach",
  "OR",
  "name:beach",
  "{name}: beach",
  "^beach",
  "-beach",
  "beach)",
  "(",
  "\\",
  "%_",
  "   ",
  "\u0000beach\u0000",
  "\ud800",
  "; DROP TABLE files",
  "a ".repeat(5_000),
  "x".repeat(100_000),
  "漢字カナ",
  "\u202Ehcaeb",
  "\u0301\u0301\u0301",
  "👨‍👩‍👧".repeat(500),
  "東".repeat(5_000),
  '""" "" "beach',
  '"*" "beach"*',
  'symbol1f389" OR "',
  "beach\u0000*",
  "ab".repeat(50).concat("z "),
])("is not broken by %j", async (query) => {
  await search(query);
});

it("gives no more than asked for", async () => {
  expect(await search("beach", { numResults: 2 })).toHaveLength(2);
  expect(await search("beach", { selfOnly: true })).toHaveLength(4);
});
