"use client";

import { useLayoutEffect, useRef } from "react";
import { firstTileKeys, nextTileKeys, type TileKeys, tileKey } from "./tile-keys";

/**
 * The key of each tile. While someone types, one letter shows as many other files as there is room for: their tiles take
 * over the elements of those before, which costs less than making others. Not while `isHeld`, as by the focus.
 */
export function useTileKeys(ids: readonly string[], query: unknown, isHeld: boolean): (id: string) => string {
  const drawn = useRef<{ query: unknown; keys: TileKeys; ids: readonly string[] } | null>(null);
  const keys = keysFor(drawn.current);
  useLayoutEffect(() => {
    drawn.current = { query, keys, ids };
  });
  return (id) => tileKey(keys, id);

  function keysFor(before: typeof drawn.current): TileKeys {
    if (!before) return firstTileKeys;
    return before.query === query ? before.keys : nextTileKeys(before.keys, before.ids, ids, !isHeld);
  }
}
