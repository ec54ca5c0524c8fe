"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { archiveStore, undoMs } from "@/lib/client/archive-store";

/** Words over a bar that runs out with the moment to undo. It stands still while the toast is pointed at or focused. */
export function UndoCountdown({ fileId, children }: { fileId: string; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const [isPaused, setIsPaused] = useState(false);
  useEffect(() => {
    const toast = root.current?.closest("li");
    if (!toast) return;
    const pause = () => {
      archiveStore.pause(fileId);
      setIsPaused(true);
    };
    const resume = () => {
      if (toast.matches(":hover, :focus-within")) return;
      archiveStore.resume(fileId);
      setIsPaused(false);
    };
    const listeners = [
      ["pointerenter", pause],
      ["focusin", pause],
      ["pointerleave", resume],
      ["focusout", resume],
    ] as const;
    for (const [event, listener] of listeners) toast.addEventListener(event, listener);
    return () => {
      for (const [event, listener] of listeners) toast.removeEventListener(event, listener);
    };
  }, [fileId]);
  return (
    <div ref={root}>
      <div>{children}</div>
      <div aria-hidden="true" className="mt-2 h-0.5 overflow-hidden rounded-full bg-hover">
        <div
          className="h-full origin-left rtl:origin-right bg-accent"
          style={isPaused ? undefined : { animation: `countdown ${undoMs}ms linear forwards` }}
        />
      </div>
    </div>
  );
}
