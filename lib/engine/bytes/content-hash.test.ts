import { createHash, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { ContentHash } from "./content-hash";

it.each([
  ["nothing", []],
  ["a short block", [5]],
  ["one block, hashed beside the loop", [1_000_000]],
  ["many blocks", [1_048_576, 1_048_576, 7]],
])("is the SHA-256 of %s", async (_name, sizes) => {
  const blocks = sizes.map((size) => randomBytes(size));
  const hash = new ContentHash();
  for (const [index, block] of blocks.entries()) await hash.add(block, { isLast: index === blocks.length - 1 });
  expect(hash.digest()).toEqual(createHash("sha256").update(Buffer.concat(blocks)).digest());
});
