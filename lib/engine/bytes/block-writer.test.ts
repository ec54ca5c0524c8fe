import { randomBytes } from "node:crypto";
import { mkdtemp, open, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BLOCK_BYTES, BlockWriter } from "./block-writer";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vitrine-blocks-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Pieces of every size around a block's, one by one with those of another writer between them. */
it("writes every byte once and in order, whoever else writes", async () => {
  const sizes = [1, 65_536, BLOCK_BYTES - 3, 7, BLOCK_BYTES, 2 * BLOCK_BYTES + 5, 0, 12];
  for (let round = 0; round < 3; round += 1) {
    const both = await Promise.all(
      ["one", "other"].map(async (name) => {
        const path = join(folder, `${name}-${round}`);
        const file = await open(path, "wx");
        return { path, file, writer: new BlockWriter(file.fd), sent: sizes.map((size) => randomBytes(size)) };
      }),
    );
    for (const index of sizes.keys()) {
      await Promise.all(both.map(({ writer, sent }) => writer.write(sent[index] ?? Buffer.alloc(0))));
    }
    for (const { path, file, writer, sent } of both) {
      await writer.end();
      writer.close();
      await file.close();
      expect((await readFile(path)).equals(Buffer.concat(sent))).toBe(true);
    }
  }
});

it("shows each block, and writes nothing that was not ended", async () => {
  const cases = [
    ["nothing", 0, []],
    ["short", 10, [[10, true]]],
    ["full", BLOCK_BYTES, [[BLOCK_BYTES, true]]],
    [
      "long",
      2 * BLOCK_BYTES + 10,
      [
        [BLOCK_BYTES, true],
        [BLOCK_BYTES, false],
        [10, false],
      ],
    ],
  ] as const;
  for (const [name, bytes, blocks] of cases) {
    const path = join(folder, name);
    const file = await open(path, "wx");
    const shown: unknown[] = [];
    const writer = new BlockWriter(file.fd, async (block, isFirst) => shown.push([block.length, isFirst]));
    await writer.write(randomBytes(bytes));
    await writer.end();
    await writer.write(randomBytes(10));
    writer.close();
    await expect(writer.write(randomBytes(1))).rejects.toThrow("closed");
    await file.close();
    expect(shown).toEqual(blocks);
    expect((await stat(path)).size).toBe(bytes);
  }
});

it("waits for who looks at a block, also when the disk takes none of it", async () => {
  const path = join(folder, "refused");
  const file = await open(path, "w");
  await file.close();
  let looked = false;
  const writer = new BlockWriter(file.fd, async () => {
    await stat(folder);
    looked = true;
  });
  await writer.write(randomBytes(10));
  await expect(writer.end()).rejects.toThrow();
  expect(looked).toBe(true);
  writer.close();
});
