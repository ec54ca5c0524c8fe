"use client";

import Bookmark from "lucide-react/icons/bookmark";
import History from "lucide-react/icons/history";
import Search from "lucide-react/icons/search";
import { useStore } from "zustand";
import { fill } from "@/components/ui/fill";
import { useText } from "@/components/ui/locale";
import { fold } from "@/lib/client/library-index/fold";
import { recentSearches } from "@/lib/client/recent-searches";
import { savedViews } from "@/lib/client/saved-views";
import { paletteTexts } from "@/lib/messages/en/palette";
import { queryAt } from "@/lib/url/shown-query";
import type { PaletteAction } from "./palette-actions";
import { PaletteGroup, PaletteItem } from "./palette-item";
import type { Find } from "./use-find";

/** Each word that was typed is somewhere in the name. */
function fits(name: string, typed: string): boolean {
  const said = fold(name);
  return fold(typed)
    .split(/\s+/)
    .every((word) => said.includes(word));
}

type Run = (work: () => void) => () => void;

/** Searching for what is typed, saved views, and what was searched before. */
export function SearchGroups({ find, typed, run }: { find: Find; typed: string; run: Run }) {
  const text = useText(paletteTexts);
  const views = useStore(savedViews.store, (state) => state.items).filter(({ name }) => fits(name, typed));
  const recent = useStore(recentSearches.store, (state) => state.items).filter((query) => fits(query, typed));
  const query = typed.trim();
  const searchFor = (next: string) => run(() => find.onSearch(next, "entered"));
  return (
    <>
      {query ? (
        <PaletteItem value="search" icon={<Search aria-hidden />} onSelect={searchFor(query)}>
          <span className="min-w-0 flex-1 truncate">{fill(text.searchFor, { query: <bdi>{query}</bdi> })}</span>
        </PaletteItem>
      ) : null}
      {views.length > 0 ? (
        <PaletteGroup heading={text.views}>
          {views.map(({ id, name, address }) => (
            <PaletteItem
              key={id}
              value={`view ${id}`}
              icon={<Bookmark aria-hidden />}
              onSelect={run(() => find.change(queryAt(address)))}
            >
              <bdi className="truncate">{name}</bdi>
            </PaletteItem>
          ))}
        </PaletteGroup>
      ) : null}
      {recent.length > 0 ? (
        <PaletteGroup heading={text.recent}>
          {recent.slice(0, 5).map((before) => (
            <PaletteItem
              key={before}
              value={`recent ${before}`}
              icon={<History aria-hidden />}
              onSelect={searchFor(before)}
            >
              <bdi className="truncate">{before}</bdi>
            </PaletteItem>
          ))}
        </PaletteGroup>
      ) : null}
    </>
  );
}

export function ActionGroup({
  typed,
  actions,
  runAction,
}: {
  typed: string;
  actions: readonly PaletteAction[];
  runAction(action: PaletteAction): () => void;
}) {
  const text = useText(paletteTexts);
  const fitting = actions.filter(({ words }) => fits(words, typed));
  if (fitting.length === 0) return null;
  return (
    <PaletteGroup heading={text.actions}>
      {fitting.map((action) => (
        <PaletteItem
          key={action.id}
          value={`action ${action.id}`}
          icon={<action.Icon aria-hidden />}
          onSelect={runAction(action)}
        >
          {action.words}
        </PaletteItem>
      ))}
    </PaletteGroup>
  );
}
