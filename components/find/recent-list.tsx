"use client";

import History from "lucide-react/icons/history";
import X from "lucide-react/icons/x";
import { useStore } from "zustand";
import { useText } from "@/components/ui/locale";
import { recentSearches } from "@/lib/client/recent-searches";
import { refineTexts } from "@/lib/messages/en/refine";

/** Under the empty search box: what was searched in this browser before. */
export default function RecentList({ onChoose }: { onChoose(query: string): void }) {
  const text = useText(refineTexts);
  const recent = useStore(recentSearches.store, (state) => state.items);
  if (recent.length === 0) return null;
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-1.5 animate-fade-in rounded-tile border border-line bg-surface p-1.5 shadow-floating">
      <div className="flex items-center justify-between px-2 py-1">
        <p className="font-medium text-faint text-xs">{text.recent}</p>
        <button
          type="button"
          onClick={() => recentSearches.forgetAll()}
          className="rounded text-muted text-xs hover:text-ink hover:underline"
        >
          {text.forgetAll}
        </button>
      </div>
      <ul aria-label={text.recent}>
        {recent.map((query) => (
          <li key={query} className="flex items-center rounded-md hover:bg-hover">
            <button
              type="button"
              onClick={() => onChoose(query)}
              className="flex min-h-9 min-w-0 flex-1 items-center gap-2.5 rounded-md px-2 text-start text-[13px]"
            >
              <History aria-hidden className="size-4 shrink-0 text-faint" />
              <bdi className="truncate">{query}</bdi>
            </button>
            <button
              type="button"
              aria-label={text.forgetSearch(query)}
              onClick={() => recentSearches.forget(query)}
              className="grid size-8 shrink-0 place-items-center rounded-md text-faint hover:text-ink"
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
