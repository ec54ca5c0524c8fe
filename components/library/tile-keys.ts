/**
 * The keys under which tiles are drawn. Another query begins a new generation: files that stay keep their key, and others
 * take those of files that leave, so that their elements are changed instead of made.
 */
export type TileKeys = { generation: number; kept: ReadonlyMap<string, string> };

export const firstTileKeys: TileKeys = { generation: 0, kept: new Map() };

export function tileKey({ generation, kept }: TileKeys, id: string): string {
  return kept.get(id) ?? `${generation}/${id}`;
}

/** `drawn` are the tiles of before and `next` those to draw; `reuses` is whether keys may be taken over. */
export function nextTileKeys(
  before: TileKeys,
  drawn: readonly string[],
  next: readonly string[],
  reuses: boolean,
): TileKeys {
  const [were, are] = [new Set(drawn), new Set(next)];
  const free = reuses ? drawn.filter((id) => !are.has(id)).map((id) => tileKey(before, id)) : [];
  const kept = new Map<string, string>();
  for (const id of next) {
    const key = were.has(id) ? tileKey(before, id) : free.shift();
    if (key !== undefined) kept.set(id, key);
  }
  return { generation: before.generation + 1, kept };
}
