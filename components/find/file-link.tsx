"use client";

import type { MouseEvent, ReactNode } from "react";

/** A link that opens a file over the page, and in a tab of its own with a modifier. */
export function FileLink({
  href,
  onOpen,
  className,
  isSpare = false,
  children,
}: {
  href: string;
  onOpen(): void;
  className: string;
  /** Another link beside it says the same: for the pointer alone. */
  isSpare?: boolean;
  children: ReactNode;
}) {
  function open(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen();
  }
  return (
    <a href={href} onClick={open} className={className} {...(isSpare ? { tabIndex: -1, "aria-hidden": true } : {})}>
      {children}
    </a>
  );
}
