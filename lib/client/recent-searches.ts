import { z } from "zod";
import { keptList } from "./kept-list";

const kept = keptList("vitrine.recent-searches", z.array(z.string().min(1).max(1000)), 10);

/** What was searched in this browser, the last first. */
export const recentSearches = {
  store: kept.store,
  /** A search that was meant: entered, or one that led to a file. */
  note(query: string): void {
    const text = query.trim();
    if (text !== "") kept.set([text, ...kept.items().filter((other) => other !== text)]);
  },
  forget(query: string): void {
    kept.set(kept.items().filter((other) => other !== query));
  },
  forgetAll(): void {
    kept.set([]);
  },
};
