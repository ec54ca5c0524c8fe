"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { useStore } from "zustand";
import { IconButton } from "@/components/ui/icon-button";
import { useText } from "@/components/ui/locale";
import { ProgressBar } from "@/components/ui/progress-bar";
import { uploadTotals } from "@/lib/client/upload-item";
import { uploadStore } from "@/lib/client/upload-store";
import { uploadTexts } from "@/lib/messages/en/upload";
import { UploadRow } from "./upload-row";
import { uploadTitle } from "./upload-words";

/** How many rows are drawn: a dropped folder can hold thousands. */
const mostRows = 100;
const ranks = { failed: 0, uploading: 1, processing: 2, waiting: 3, done: 4 };

/** On a phone the sheet starts as one line, so that the tiles stay in sight; a failure opens it. */
function hasRoom(): boolean {
  return window.matchMedia("(min-width: 640px)").matches;
}

/** The uploads of this page, bottom right; a sheet along the bottom edge on phones. */
export default function UploadPanel({ onOpenFile }: { onOpenFile(fileId: string): void }) {
  const text = useText(uploadTexts);
  const items = useStore(uploadStore, (state) => state.items);
  const [isOpen, setIsOpen] = useState(hasRoom);
  const { unsent, processing, failed, percent } = uploadTotals(items);
  const [lastFailed, setLastFailed] = useState(0);
  if (failed !== lastFailed) {
    setLastFailed(failed);
    if (failed > lastFailed) setIsOpen(true);
  }
  const isOver = unsent + processing === 0;
  const rows = items.toSorted((one, other) => ranks[one.state] - ranks[other.state]).slice(0, mostRows);
  const more = items.length - rows.length;

  return (
    <section
      aria-label={text.title}
      className="fixed inset-x-0 bottom-0 z-40 flex max-h-[60dvh] animate-slide-in-up flex-col overflow-hidden border-t bg-surface shadow-floating max-sm:rounded-t-panel sm:inset-x-auto sm:end-6 sm:bottom-6 sm:max-h-[min(480px,60dvh)] sm:w-[400px] sm:rounded-panel sm:border"
    >
      <div className="flex h-14 shrink-0 items-center gap-1 pe-2 ps-4">
        <h2 className="min-w-0 flex-1 truncate font-medium text-sm tabular-nums">
          {uploadTitle(text, items)}
          {unsent > 0 && percent !== null ? <span className="text-muted"> · {text.percent(percent)}</span> : null}
        </h2>
        <IconButton
          label={isOpen ? text.collapse : text.expand}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <ChevronDown aria-hidden className={`transition-transform duration-150 ${isOpen ? "" : "rotate-180"}`} />
        </IconButton>
        {isOver ? (
          <IconButton label={text.close} onClick={uploadStore.clearFinished}>
            <X aria-hidden />
          </IconButton>
        ) : null}
      </div>
      {unsent > 0 ? <ProgressBar label={text.all} percent={percent} className="h-0.5 shrink-0 rounded-none" /> : null}
      {isOpen ? (
        <ul className="min-h-0 flex-1 divide-y overflow-y-auto overscroll-contain border-t">
          {rows.map((item) => (
            <UploadRow key={item.id} item={item} onOpenFile={onOpenFile} />
          ))}
          {more > 0 ? <li className="px-4 py-3 text-faint text-xs">{text.andMore(more)}</li> : null}
        </ul>
      ) : null}
    </section>
  );
}
