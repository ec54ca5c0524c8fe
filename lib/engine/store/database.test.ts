import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { Database } from "./database";
import { migrate } from "./migrations";

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vitrine-database-"));
  database = new Database(join(folder, "library.db"));
  database.script("CREATE TABLE things (name TEXT UNIQUE, value)");
});
afterAll(async () => {
  database.close();
  await rm(folder, { recursive: true, force: true });
});

const thing = z.object({ value: z.unknown() });

it("binds what would abort the process, were it bound as it is", () => {
  const values = {
    flag: true,
    when: new Date(1_700_000_000_500),
    bytes: new Uint8Array([1, 2]),
    nothing: null,
    text: "x",
    number: 1.5,
  };
  for (const [name, value] of Object.entries(values)) database.run("INSERT INTO things VALUES (?, ?)", [name, value]);
  const read = (name: string) => database.one(thing, "SELECT value FROM things WHERE name = ?", [name])?.value;
  expect(["flag", "when", "nothing", "text", "number"].map(read)).toEqual([1, 1_700_000_000, null, "x", 1.5]);
  expect(database.all(thing, "SELECT value FROM things WHERE value = ?", [new Uint8Array([1, 2])])).toHaveLength(1);
});

it("does all of a transaction or nothing, and says why", () => {
  const work = () =>
    database.transaction(() => {
      database.run("INSERT INTO things VALUES (?, ?)", ["half", 1]);
      database.transaction(() => database.run("INSERT INTO things VALUES (?, ?)", ["text", "again"]));
    });
  expect(work).toThrow(/UNIQUE/);
  expect(database.one(thing, "SELECT value FROM things WHERE name = 'half'")).toBeUndefined();
});

it("refuses a database of a newer engine", () => {
  migrate(database);
  migrate(database);
  database.script("PRAGMA user_version = 9999");
  expect(() => migrate(database)).toThrow(/newer/);
});
