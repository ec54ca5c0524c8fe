import { beforeEach, expect, test, vi } from "vitest";

const kept = new Map<string, string>();
let refuses = false;

beforeEach(() => {
  kept.clear();
  refuses = false;
  vi.resetModules();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (refuses) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
  });
});

test("a view is named, renamed, deleted and brought back to its place", async () => {
  const { savedViews } = await import("./saved-views");
  const names = () => savedViews.store.getState().items.map(({ name }) => name);
  for (const name of ["One", " Two ", "Three"]) expect(savedViews.add(name, "?type=VIDEO")).toBe(true);
  const [, two] = savedViews.store.getState().items;
  savedViews.rename(two?.id ?? "", "Second");
  savedViews.rename(two?.id ?? "", "  ");
  expect(names()).toEqual(["One", "Second", "Three"]);
  const undo = savedViews.remove(two?.id ?? "");
  expect(names()).toEqual(["One", "Three"]);
  undo();
  expect(names()).toEqual(["One", "Second", "Three"]);
  vi.resetModules();
  const again = await import("./saved-views");
  expect(again.savedViews.store.getState().items).toEqual(savedViews.store.getState().items);
});

test("what cannot be read counts as nothing, and what cannot be kept lives as long as the page", async () => {
  kept.set("vitrine.saved-views", '[{"id": 7}]');
  kept.set("vitrine.recent-searches", "no json");
  const { savedViews } = await import("./saved-views");
  const { recentSearches } = await import("./recent-searches");
  expect(savedViews.store.getState().items).toEqual([]);
  expect(recentSearches.store.getState().items).toEqual([]);
  refuses = true;
  expect(savedViews.add("One", "")).toBe(false);
  expect(savedViews.store.getState().items).toHaveLength(1);
});

test("recent searches: each once, the last first, ten at most", async () => {
  const { recentSearches } = await import("./recent-searches");
  for (let at = 0; at < 12; at += 1) recentSearches.note(`query ${at}`);
  recentSearches.note(" query 5 ");
  recentSearches.note("  ");
  expect(recentSearches.store.getState().items.slice(0, 2)).toEqual(["query 5", "query 11"]);
  expect(recentSearches.store.getState().items).toHaveLength(10);
  recentSearches.forget("query 5");
  expect(recentSearches.store.getState().items[0]).toBe("query 11");
});
