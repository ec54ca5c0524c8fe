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
])("finds by %s", async (query, name) => {
  expect(await namesFor(query)).toContain(name);
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
])("is not broken by %j", async (query) => {
  await search(query);
});

it("gives no more than asked for", async () => {
  expect(await search("beach", { numResults: 2 })).toHaveLength(2);
  expect(await search("beach", { selfOnly: true })).toHaveLength(4);
});
