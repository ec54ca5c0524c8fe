"use client";

import { useEffect, useRef } from "react";

export type Shortcuts = {
  showPalette(): void;
  /** The palette may be wanted in a moment. */
  foreseePalette(): void;
  focusSearch(): void;
  upload(): void;
  showList(): void;
  showStatus(): void;
  undoArchive(): boolean;
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function isPaletteKey(event: KeyboardEvent): boolean {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  return isCommand && event.key.toLowerCase() === "k";
}

/** The keys of the whole page. They rest while someone types or a dialog is open. */
export function useShortcuts(shortcuts: Shortcuts, singleKeys: boolean): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    function keyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented) return;
      if (event.key === "Control" || event.key === "Meta") latest.current.foreseePalette();
      const hasDialog = () => document.querySelector("[role=dialog]") !== null;
      // Also while someone types in the search box.
      if (isPaletteKey(event)) {
        event.preventDefault();
        if (!hasDialog()) latest.current.showPalette();
        return;
      }
      if (isTyping(event.target)) return;
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
      if (isUndo && latest.current.undoArchive()) {
        event.preventDefault();
        return;
      }
      if (!singleKeys || event.ctrlKey || event.metaKey || event.altKey) return;
      if (hasDialog()) return;
      const actions: Record<string, () => void> = {
        "/": latest.current.focusSearch,
        q: latest.current.showStatus,
        u: latest.current.upload,
        "?": latest.current.showList,
      };
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    }
    window.addEventListener("keydown", keyDown);
    return () => window.removeEventListener("keydown", keyDown);
  }, [singleKeys]);
}
