import type { z } from "zod";
import { createStore } from "zustand/vanilla";

/**
 * A list that this browser keeps, the same in all of its pages. What cannot be read counts as nothing; where nothing may
 * be kept it lives as long as the page.
 */
export function keptList<T>(key: string, schema: z.ZodType<T[]>, most: number) {
  const store = createStore<{ items: readonly T[] }>(() => ({ items: read() }));

  function read(): T[] {
    try {
      const parsed = schema.safeParse(JSON.parse(localStorage.getItem(key) ?? "[]"));
      return parsed.success ? parsed.data.slice(0, most) : [];
    } catch {
      return [];
    }
  }

  /** False when the browser does not let it be kept. */
  function set(items: readonly T[]): boolean {
    const next = items.slice(0, most);
    store.setState({ items: next });
    try {
      localStorage.setItem(key, JSON.stringify(next));
      return true;
    } catch {
      return false;
    }
  }

  if (typeof window !== "undefined") {
    window.addEventListener("storage", (event) => {
      if (event.key === key || event.key === null) store.setState({ items: read() });
    });
  }
  return { store, set, items: () => store.getState().items };
}
