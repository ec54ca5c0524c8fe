"use client";

import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { type RefObject, useEffect, useRef, useState } from "react";
import { Kbd } from "@/components/ui/kbd";

const pauseMs = 250;

/** Finds as you type: `onSearch` is told after a short pause, or at once on Enter. Escape clears. */
export function SearchBox({
  query,
  onSearch,
  box,
}: {
  query: string;
  onSearch(query: string): void;
  box: RefObject<HTMLInputElement | null>;
}) {
  const [text, setText] = useState(query);
  const [lastQuery, setLastQuery] = useState(query);
  // The address changed by other means: the back button, "Clear search".
  if (query !== lastQuery) {
    setLastQuery(query);
    if (query !== text.trim()) setText(query);
  }

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  function search(next: string, afterMs: number): void {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next.trim().slice(0, 1000)), afterMs);
  }

  return (
    <search className="relative min-w-0 flex-1 sm:max-w-md">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint" />
      <input
        ref={box}
        type="search"
        aria-label="Search files"
        placeholder="Search files"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        value={text}
        onChange={(event) => search(event.target.value, pauseMs)}
        onKeyDown={(event) => {
          if (event.key === "Enter") search(text, 0);
          if (event.key !== "Escape") return;
          event.preventDefault();
          if (text === "") event.currentTarget.blur();
          else search("", 0);
        }}
        className="peer h-10 w-full rounded-control border border-transparent bg-sunken pr-10 pl-9 text-base text-ink transition-colors placeholder:text-faint hover:border-line focus:border-line focus:bg-surface sm:text-sm"
      />
      {text === "" ? (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-2 right-2 hidden peer-focus:hidden md:block"
        >
          <Kbd>/</Kbd>
        </span>
      ) : (
        <button
          type="button"
          aria-label="Clear"
          onClick={() => {
            search("", 0);
            box.current?.focus();
          }}
          className="absolute top-1 right-1 grid size-8 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </search>
  );
}
