import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Database } from "../store/database";
import { TestEngine } from "../testing/test-engine";

let engine: TestEngine;
let now = Date.now();
beforeAll(async () => {
  engine = await TestEngine.start({ now: () => now });
});
afterAll(() => engine.remove());

/** No call makes such files; VideoGen's own tools do. */
async function changeRecords(sql: string, values: string[]): Promise<void> {
  await engine.stop();
  const database = new Database(join(engine.dataDir, "library.db"));
  database.run(sql, values);
  database.close();
  await engine.begin();
}

it("lists exports, files of projects and of others only as asked for", async () => {
  const own = await engine.upload("own", "play");
  const exported = await engine.upload("exported", "play");
  const project = await engine.upload("project", "play");
  const foreign = await engine.upload("foreign", "play");
  await changeRecords("UPDATE files SET scope = 'EXPORT' WHERE file_id = ?", [exported]);
  await changeRecords("UPDATE files SET scope = 'PROJECT' WHERE file_id = ?", [project]);
  await changeRecords("UPDATE files SET owner_id = 'someone' WHERE file_id = ?", [foreign]);
  expect(await engine.listIds()).toEqual([foreign, own]);
  expect(await engine.listIds("?includeExportFiles=true")).toEqual([foreign, exported, own]);
  expect(await engine.listIds("?includeProjectFiles=true&includeExportFiles=true")).toEqual([
    foreign,
    project,
    exported,
    own,
  ]);
  expect(await engine.listIds("?selfOnly=true")).toEqual([own]);
  expect(await engine.listIds("?selfOnly=false")).toEqual([foreign, own]);
  const search = async (body: Record<string, unknown>) => (await engine.call("POST", "/v1/files/search", body)).text();
  expect(await search({ query: "foreign" })).toContain(foreign);
  expect(await search({ query: "foreign", selfOnly: true })).not.toContain(foreign);
});

it("never finds what is hidden, and archives what is temporary after a day", async () => {
  const hidden = await engine.upload("hidden treasure", "play", { hideFromUi: true });
  const temporary = await engine.upload("temporary", "play", { isTemporary: true });
  expect((await engine.file("GET", `/v1/files/${hidden}`)).fileId).toBe(hidden);
  for (const query of ["hidden treasure", "treasure", "temporary"]) {
    expect(await (await engine.call("POST", "/v1/files/search", { query })).json()).toEqual({ results: [] });
  }
  expect(await engine.listIds()).toContain(temporary);
  now += 24 * 3_600_000 + 1_000;
  await engine.stop();
  await engine.begin();
  expect(await engine.listIds()).not.toContain(temporary);
  expect((await engine.file("GET", `/v1/files/${temporary}`)).scope).toBe("TEMPORARY");
});
