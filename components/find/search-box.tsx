"use client";

import Command from "lucide-react/icons/command";
import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import dynamic from "next/dynamic";
import { type RefObject, useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { useText } from "@/components/ui/locale";
import { libraryTexts } from "@/lib/messages/en/library";

const RecentList = dynamic(() => import("./recent-list"), { ssr: false });

const pauseMs = 250;

/** `typed`: nobody has pressed Enter for it, so it is the first to be done without. */
export type SearchWish = "typed" | "entered";

/**
 * Finds as you type: `onSearch` is told after a short pause (at once when `answersAtOnce`), or on Enter. Escape clears.
 * While `waitsForEnter` nothing is sent for typing alone, and the box says so.
 */
export function SearchBox({
  query,
  answersAtOnce,
  waitsForEnter,
  isUnanswered,
  onSearch,
  onPalette,
  box,
}: {
  query: string;
  /** The answers are in this browser: each letter may ask. */
  answersAtOnce: boolean;
  waitsForEnter: boolean;
  /** What is in the address was typed and turned away. */
  isUnanswered: boolean;
  onSearch(query: string, wish: SearchWish): void;
  /** Shows the command palette, for those who have no keys. */
  onPalette(): void;
  box: RefObject<HTMLInputElement | null>;
}) {
  const words = useText(libraryTexts);
  const [text, setText] = useState(query);
  const [lastQuery, setLastQuery] = useState(query);
  // The address changed by other means: the back button, "Clear search".
  if (query !== lastQuery) {
    setLastQuery(query);
    if (query.trim() !== text.trim()) setText(query);
  }

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  function search(next: string, wish: SearchWish): void {
    setText(next);
    clearTimeout(timer.current);
    const send = () => onSearch(next.trim().slice(0, 1000), wish);
    if (answersAtOnce) {
      send();
      return;
    }
    if (wish === "typed" && waitsForEnter && next.trim() !== "") return;
    timer.current = setTimeout(send, wish === "typed" ? pauseMs : 0);
  }
  const needsEnter = waitsForEnter && !answersAtOnce && text.trim() !== "" && (isUnanswered || text.trim() !== query);

  const [hasFocus, setHasFocus] = useState(false);
  return (
    <search
      onFocus={() => setHasFocus(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHasFocus(false);
      }}
      className="relative min-w-0 flex-1 sm:max-w-md"
    >
      <Search aria-hidden className="pointer-events-none absolute top-1/2 start-3 size-4 -translate-y-1/2 text-faint" />
      <input
        ref={box}
        type="search"
        dir="auto"
        aria-label={words.searchFiles}
        placeholder={words.searchFiles}
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        value={text}
        onChange={(event) => search(event.target.value, "typed")}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) search(text, "entered");
          if (event.key !== "Escape") return;
          event.preventDefault();
          if (text === "") event.currentTarget.blur();
          else search("", "entered");
        }}
        className="peer h-10 w-full rounded-control border border-transparent bg-sunken pe-10 ps-9 text-base text-ink transition-colors placeholder:text-faint hover:border-line focus:border-line focus:bg-surface sm:text-sm"
      />
      {text === "" ? (
        <>
          <span
            aria-hidden="true"
            className="pointer-events-none absolute top-2 end-11 hidden peer-focus:hidden md:block"
          >
            <Kbd>/</Kbd>
          </span>
          <IconButton
            size="sm"
            label={words.commandPalette}
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K"
            onClick={onPalette}
            className="absolute top-1 end-1"
          >
            <Command aria-hidden />
          </IconButton>
        </>
      ) : (
        <button
          type="button"
          aria-label={words.clear}
          onClick={() => {
            search("", "entered");
            box.current?.focus();
          }}
          className="absolute top-1 end-1 grid size-8 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
      {hasFocus && text === "" ? (
        <RecentList
          onChoose={(before) => {
            search(before, "entered");
            box.current?.focus();
          }}
        />
      ) : null}
      <div role="status" className="absolute inset-x-0 top-full z-10 mt-1.5">
        {needsEnter ? (
          <p className="rounded-control border border-line bg-surface px-3 py-2 text-muted text-xs leading-5 shadow-floating">
            <strong className="font-medium text-ink">{words.pressEnter}</strong> {words.typingRests}
          </p>
        ) : null}
      </div>
    </search>
  );
}
