import { z } from "zod";
import { keptList } from "./kept-list";

const viewSchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(100),
  /** What stands in the address behind the path, `?type=VIDEO&sort=name`; empty for everything. */
  address: z.string().max(8000),
});
export type SavedView = z.infer<typeof viewSchema>;

const kept = keptList("vitrine.saved-views", z.array(viewSchema), 100);
const shortened = (name: string) => name.trim().slice(0, 100);

/** Queries that were given a name, kept in this browser. */
export const savedViews = {
  store: kept.store,
  /** False when the browser does not let it be kept beyond this page. */
  add(name: string, address: string): boolean {
    return kept.set([...kept.items(), { id: crypto.randomUUID(), name: shortened(name), address }]);
  },
  rename(id: string, name: string): void {
    const next = shortened(name);
    if (next !== "") kept.set(kept.items().map((view) => (view.id === id ? { ...view, name: next } : view)));
  },
  /** Returns how to bring it back to its place. */
  remove(id: string): () => void {
    const at = kept.items().findIndex((view) => view.id === id);
    const view = kept.items()[at];
    kept.set(kept.items().filter((other) => other.id !== id));
    return () => {
      if (view) kept.set(kept.items().toSpliced(at, 0, view));
    };
  },
};
