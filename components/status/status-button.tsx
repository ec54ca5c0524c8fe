"use client";

import Gauge from "lucide-react/icons/gauge";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { useText } from "@/components/ui/locale";
import { statusLevelTexts } from "@/lib/messages/en/status-levels";
import type { StatusLevel } from "./status-level";
import { useStatus } from "./use-status";

/** Told apart by form too: a full dot, a half one, a ring, a square. */
const marks: Record<StatusLevel, string> = {
  unknown: "rounded-full bg-line-strong",
  ok: "rounded-full bg-accent",
  low: "rounded-full border-2 border-warning bg-linear-to-t from-50% from-warning to-50% to-surface",
  degraded: "rounded-full border-2 border-warning bg-canvas",
  unreachable: "rounded-[2px] bg-danger",
};

/** The way to the quota panel, with a quiet dot that says how things stand. */
export function StatusButton({ isOpen, onOpen }: { isOpen: boolean; onOpen(): void }) {
  const levels = useText(statusLevelTexts);
  const { level } = useStatus(isOpen);
  return (
    <IconButton label={levels[level]} aria-haspopup="dialog" onClick={onOpen} className="relative">
      <Gauge aria-hidden />
      <span
        aria-hidden="true"
        data-level={level}
        className={classNames("absolute top-1.5 end-1.5 size-2.5 ring-2 ring-canvas", marks[level])}
      />
    </IconButton>
  );
}
