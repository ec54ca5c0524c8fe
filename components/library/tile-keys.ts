/**
 * The keys under which tiles are drawn. Another query begins a new generation: files that stay keep their key, and others
 * take those of files that leave, so that their elements are changed instead of made.
 */
export type TileKeys = { generation: number; kept: ReadonlyMap<string, string> };

export const firstTileKeys: TileKeys = { generation: 0, kept: new Map() };

export function tileKey({ generation, kept }: TileKeys, id: string): string {
  return kept.get(id) ?? `${generation}/${id}`;
}

/** `drawn` are the tiles of before and `next` those to draw, each by their place; `reuses` is whether keys may be taken over. */
export function nextTileKeys(
  before: TileKeys,
  drawn: readonly string[],
  next: readonly string[],
  reuses: boolean,
): TileKeys {
  const [were, are] = [new Set(drawn), new Set(next)];
  const kept = new Map<string, string>();
  const free = new Map(drawn.filter((id) => !are.has(id)).map((id) => [id, tileKey(before, id)]));
  const come: string[] = [];
  for (const [place, id] of next.entries()) {
    const left = drawn[place];
    const key = were.has(id) ? tileKey(before, id) : reuses && left !== undefined ? free.get(left) : undefined;
    if (key === undefined) come.push(id);
    else kept.set(id, key);
    if (left !== undefined && !were.has(id)) free.delete(left);
  }
  const others = reuses ? [...free.values()] : [];
  for (const [at, key] of others.entries()) {
    const id = come[at];
    if (id !== undefined) kept.set(id, key);
  }
  return { generation: before.generation + 1, kept };
}
