import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { fileListAnswerSchema, searchAnswerSchema } from "@/lib/videogen-wire/messages";
import { Database } from "../store/database";
import { FileStore } from "../store/files";
import { TestEngine } from "../testing/test-engine";

it("shows every file once while files come and go, newest update first", async () => {
  const paged = await TestEngine.start();
  try {
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) ids.push(await paged.upload(`file ${index}`, "play"));
    const seen: string[] = [];
    let cursor = "";
    for (let page = 0; ; page += 1) {
      const answer = await paged.call("GET", `/v1/files?limit=5${cursor}`);
      const list = fileListAnswerSchema.parse(await answer.json());
      seen.push(...list.files.map((file) => z.object({ fileId: z.string() }).parse(file).fileId));
      if (page === 0) {
        await paged.upload("new", "play");
        await paged.file("POST", `/v1/files/${ids[11]}/archive`);
        await paged.file("POST", `/v1/files/${ids[3]}/archive`);
      }
      if (!list.hasMore) {
        expect(list.nextCursor).toBeNull();
        break;
      }
      cursor = `&cursor=${list.nextCursor}`;
    }
    expect(seen).toEqual(ids.toReversed().filter((id) => id !== ids[3]));
    await paged.file("POST", `/v1/files/${ids[0]}/enable-public-preview`);
    expect((await paged.listIds())[0]).toBe(ids[0]);
  } finally {
    await paged.remove();
  }
});

it("gives 50 of a list and 10 of a search unless told, and never more than 200 of a list", async () => {
  const large = await TestEngine.start();
  try {
    await large.stop();
    fill(join(large.dataDir, "library.db"), 210);
    await large.begin();
    const listed = async (query: string) => {
      const { files, hasMore } = fileListAnswerSchema.parse(
        await (await large.call("GET", `/v1/files${query}`)).json(),
      );
      return [files.length, hasMore];
    };
    expect(await listed("")).toEqual([50, true]);
    expect(await listed("?limit=1")).toEqual([1, true]);
    for (const limit of ["200", "201", "99999999999999999999"]) {
      expect(await listed(`?limit=${limit}`), limit).toEqual([200, true]);
    }
    const found = async (more: Record<string, unknown>) => {
      const answer = await large.call("POST", "/v1/files/search", { query: "record", ...more });
      return searchAnswerSchema.parse(await answer.json()).results.length;
    };
    expect([await found({}), await found({ numResults: 1 }), await found({ numResults: 100 })]).toEqual([10, 1, 100]);
  } finally {
    await large.remove();
  }
});

/** Records whose bytes nobody asks for. */
function fill(path: string, count: number): void {
  const database = new Database(path);
  const files = new FileStore(database, Date.now);
  for (let index = 0; index < count; index += 1) {
    const { fileId } = files.create({
      ownerId: "someone",
      displayName: `record ${index}`,
      requestedType: null,
      hidden: false,
      temporaryUntil: null,
      uploadUntil: 0,
      transcript: null,
    });
    files.acceptBytes(
      fileId,
      { bytes: 1, crc32: 0, mimeType: "text/plain", type: "TEXT" },
      { urls: 0, conveniences: 0 },
    );
    database.run("DELETE FROM jobs WHERE file_id = ?", [fileId]);
  }
  database.close();
}
