"use client";

import { type KeyboardEvent, useRef } from "react";
import { useLineSign } from "@/components/ui/locale";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";
import { nextIndex } from "./grid-keys";
import type { RowActions } from "./row-keys";

/** Letters that follow each other sooner than this are of one name. */
const typingMs = 900;
/** Keys of the whole page, which begin no name while single keys are shortcuts. */
const pageKeys = new Set(["/", "?", "q", "u"]);

type Parts = {
  rows: LibraryRows;
  columns: number;
  pageRows: number;
  position: number;
  focusPosition(position: number): void;
  actions: RowActions;
  singleKeys: boolean;
};

/** The keys of the grid and of the table. */
export function useRowKeys({ rows, columns, pageRows, position, focusPosition, actions, singleKeys }: Parts) {
  const lineSign = useLineSign();
  const typed = useRef({ text: "", at: 0, turn: 0 });

  function typeAhead(key: string): void {
    const isFirst = Date.now() - typed.current.at > typingMs;
    const text = isFirst ? key : typed.current.text + key;
    const turn = typed.current.turn + 1;
    typed.current = { text, at: Date.now(), turn };
    // One letter goes on to the next such name; more letters may mean the one that is there.
    void rows.findName(text, text.length === 1 ? position + 1 : position).then((found) => {
      if (found !== null && turn === typed.current.turn) focusPosition(found);
    });
  }

  return function onKeyDown(event: KeyboardEvent): void {
    if (rows.total === 0 || !(event.target instanceof Element) || !event.target.closest("[data-position]")) return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const handled = () => event.preventDefault();
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === "a") {
      handled();
      actions.selectAll();
    } else if ((key === "Delete" || key === "Backspace") && actions.archive) {
      handled();
      actions.archive(position);
    } else if (key === "Escape") {
      if (actions.clear()) handled();
    } else if (key === " " && !ctrlKey && !metaKey && !altKey) {
      handled();
      // Within a name that is being typed it is a letter.
      if (typed.current.text && Date.now() - typed.current.at <= typingMs) typeAhead(key);
      else if (shiftKey) actions.extendTo(position);
      else actions.toggle(position);
    } else {
      const next = nextIndex(event, { index: position, columns, count: rows.total, lineSign, pageRows });
      if (next !== null) {
        handled();
        focusPosition(next);
        if (shiftKey) actions.extendTo(next);
      } else if (isLetter(event)) {
        const isTyping = Date.now() - typed.current.at <= typingMs;
        if (singleKeys && !isTyping && pageKeys.has(key)) return;
        handled();
        typeAhead(key);
      }
    }
  };
}

function isLetter({ key, ctrlKey, metaKey, altKey, nativeEvent }: KeyboardEvent): boolean {
  return [...key].length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey && !nativeEvent.isComposing;
}
