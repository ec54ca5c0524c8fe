"use client";

import { Dialog } from "radix-ui";
import { type KeyboardEvent as ReactKeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { useLineSign } from "@/components/ui/locale";
import styles from "./drawer.module.css";

/** Where ← and → mean something of their own. */
const ownsArrows = "[data-player], input, textarea, select, [role=slider], [contenteditable], [data-owns-arrows]";

/** The panel at the end of the lines of the grid (the whole screen on a phone): modal, closed by Escape, focus goes back where it came from. */
export function DrawerFrame({
  onClose,
  onArrow,
  children,
}: {
  onClose(): void;
  onArrow(step: -1 | 1): void;
  children: (close: () => void) => ReactNode;
}) {
  const lineSign = useLineSign();
  const [open, setOpen] = useState(true);
  const opener = useRef<Element | null>(null);
  const isClosing = useRef(false);

  useEffect(
    () => () => {
      // Taken away by the parent: it knows.
      isClosing.current = false;
    },
    [],
  );

  /** Leaves with its animation; the parent hears of it at the end. */
  function close(): void {
    isClosing.current = true;
    setOpen(false);
  }

  function onKeyDown(event: ReactKeyboardEvent): void {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!(event.target instanceof Element) || event.target.closest(ownsArrows)) return;
    // A dialog over the drawer is its child to React alone.
    if (!event.currentTarget.contains(event.target)) return;
    event.preventDefault();
    const isForward = (event.key === "ArrowRight") === lineSign > 0;
    onArrow(isForward ? 1 : -1);
  }

  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? setOpen(true) : close())}>
      <Dialog.Portal>
        <Dialog.Overlay className={classNames("fixed inset-0 z-40 animate-fade-in bg-scrim", styles.overlay)} />
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onEscapeKeyDown={clearSearchFirst}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            // The panel itself takes focus, so that arrow keys work at once and nothing seems chosen.
            event.preventDefault();
            if (event.target instanceof HTMLElement) event.target.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Whoever went on while the panel slid away has the focus where they want it.
            const isFree = document.activeElement === document.body;
            if (isFree && opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
            if (isClosing.current) onClose();
          }}
          className={classNames(
            "fixed inset-y-0 end-0 z-40 flex w-full animate-slide-in-end flex-col bg-surface shadow-floating outline-none",
            "md:w-[min(760px,92vw)] md:border-line md:border-s xl:w-[min(1320px,86vw)]",
            styles.panel,
          )}
        >
          {children(close)}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Escape takes back what was last done: in a search that is the search. */
function clearSearchFirst(event: KeyboardEvent): void {
  const { target } = event;
  if (target instanceof HTMLInputElement && target.type === "search" && target.value !== "") event.preventDefault();
}
