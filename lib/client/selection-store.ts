import { createStore } from "zustand/vanilla";

/**
 * The files that a person has selected, by id. A hundred thousand stay cheap: the set is changed in place, and `version`
 * says that it was.
 */
export function createSelectionStore() {
  const ids = new Set<string>();
  const store = createStore<{ version: number; count: number; anchor: string | null }>(() => ({
    version: 0,
    count: 0,
    anchor: null,
  }));
  const changed = (anchor: string | null = store.getState().anchor) =>
    store.setState(({ version }) => ({
      version: version + 1,
      count: ids.size,
      anchor: ids.size === 0 ? null : anchor,
    }));

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    getInitialState: store.getInitialState,
    has: (fileId: string): boolean => ids.has(fileId),
    fileIds: (): string[] => [...ids],
    /** Selects one more, or one less. It is the one from which Shift goes on. */
    toggle(fileId: string): void {
      if (!ids.delete(fileId)) ids.add(fileId);
      changed(fileId);
    },
    /** Selects these and no others. */
    replace(fileIds: Iterable<string>, anchor?: string): void {
      ids.clear();
      for (const fileId of fileIds) ids.add(fileId);
      changed(anchor);
    },
    add(fileIds: Iterable<string>): void {
      for (const fileId of fileIds) ids.add(fileId);
      changed();
    },
    remove(fileIds: Iterable<string>): void {
      for (const fileId of fileIds) ids.delete(fileId);
      changed();
    },
    clear(): void {
      if (ids.size === 0) return;
      ids.clear();
      changed(null);
    },
  };
}

export type SelectionStore = ReturnType<typeof createSelectionStore>;

/** The selection of this page. It lives outside React, so that it survives scrolling and the drawer. */
export const selectionStore = createSelectionStore();
