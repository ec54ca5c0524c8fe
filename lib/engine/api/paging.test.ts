import { expect, it } from "vitest";
import { z } from "zod";
import { fileListAnswerSchema } from "@/lib/videogen-wire/messages";
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
    expect((await paged.call("GET", "/v1/files?limit=100000")).status).toBe(200);
  } finally {
    await paged.remove();
  }
});
