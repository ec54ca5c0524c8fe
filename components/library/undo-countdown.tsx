"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { archiveStore } from "@/lib/client/archive-store";

/** A moment longer than this needs no more time. */
const longGraceMs = 60_000;

/** Words over a bar that runs out with the moment to undo. It begins anew while the toast is pointed at or focused. */
export function UndoCountdown({ group, children }: { group: string; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const archive = useStore(archiveStore, (state) => state.groups.get(group));
  const isHeld = useHeld(root, group, archive?.graceMs ?? 0);
  const graceMs = archive?.graceMs ?? 0;
  const dueAt = archive?.dueAt ?? 0;
  return (
    <div ref={root}>
      <div>{children}</div>
      <div aria-hidden="true" className="mt-2 h-0.5 overflow-hidden rounded-full bg-hover">
        <Bar key={dueAt} graceMs={graceMs} dueAt={dueAt} isStill={isHeld} />
      </div>
    </div>
  );
}

function Bar({ graceMs, dueAt, isStill }: { graceMs: number; dueAt: number; isStill: boolean }) {
  // As far as it had run when it appeared.
  const [goneMs] = useState(() => Math.max(0, graceMs - (dueAt - Date.now())));
  const animation = `countdown ${graceMs}ms linear -${Math.round(goneMs)}ms forwards`;
  return (
    <div
      className="h-full origin-left rtl:origin-right bg-accent"
      style={isStill || graceMs === 0 ? undefined : { animation }}
    />
  );
}

/** Whether someone points at the toast or has its focus; until then the server is asked to wait on. */
function useHeld(root: React.RefObject<HTMLDivElement | null>, group: string, graceMs: number): boolean {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    const toast = root.current?.closest("li");
    if (!toast || graceMs === 0 || graceMs > longGraceMs) return;
    const look = () => setIsHeld(toast.matches(":hover, :focus-within"));
    const events = ["pointerenter", "pointerleave", "focusin", "focusout"] as const;
    for (const event of events) toast.addEventListener(event, look);
    return () => {
      for (const event of events) toast.removeEventListener(event, look);
    };
  }, [root, graceMs]);
  useEffect(() => {
    if (!isHeld) return;
    void archiveStore.hold(group);
    const renewal = setInterval(() => void archiveStore.hold(group), graceMs / 2);
    return () => clearInterval(renewal);
  }, [isHeld, group, graceMs]);
  return isHeld;
}
