"use client";

import Globe from "lucide-react/icons/globe";
import type { KeyboardEvent, MouseEvent } from "react";
import { useFormats, useText } from "@/components/ui/locale";
import { ProgressRing } from "@/components/ui/progress-ring";
import { shownName } from "@/lib/domain/display-name";
import type { MediaFile } from "@/lib/domain/media-file";
import { fileTexts } from "@/lib/messages/en/files";
import { typeWord } from "@/lib/messages/file-words";
import { fileIcon } from "./file-icon";
import { fileState, tileLabel } from "./file-state";
import { TilePicture } from "./tile-picture";

/** One file of the grid. Its size depends on the width alone, so that nothing moves when pictures arrive. */
export function FileTile({
  file,
  href,
  attempt,
  isTabStop,
  onOpen,
  onFocus,
  onKeyDown,
}: {
  file: MediaFile;
  href: string;
  attempt: number;
  isTabStop: boolean;
  onOpen(): void;
  onFocus(): void;
  onKeyDown(event: KeyboardEvent): void;
}) {
  const text = useText(fileTexts);
  const formats = useFormats();
  const state = fileState(file, text);
  const Icon = fileIcon(file.type);
  const duration = formats.duration(file.durationSeconds);
  const name = shownName(file.displayName, text.untitled);

  function open(event: MouseEvent): void {
    // With a modifier the browser opens the address in a tab of its own.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen();
  }

  return (
    <a
      href={href}
      data-file-id={file.fileId}
      aria-label={tileLabel(file, text, formats)}
      title={name}
      tabIndex={isTabStop ? 0 : -1}
      onClick={open}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      draggable={false}
      className="group block rounded-tile outline-offset-4"
    >
      <div className="relative isolate aspect-[16/10] overflow-hidden rounded-tile bg-sunken">
        <TilePicture file={file} failure={state.kind === "failed" ? state.words : null} attempt={attempt} />
        <div className="absolute inset-0 rounded-tile ring-1 ring-ink/10 ring-inset transition-shadow duration-150 group-hover:ring-2 group-hover:ring-ink/30" />
        {state.kind === "processing" ? (
          <span className="absolute top-2 start-2 flex h-6 items-center gap-1.5 rounded-full bg-on-picture pe-2 ps-1 font-medium text-2xs text-on-picture-ink tabular-nums">
            <ProgressRing percent={state.percent} />
            {state.percent === null ? text.processing : formats.percent(state.percent)}
          </span>
        ) : null}
        {duration ? (
          <span className="absolute end-2 bottom-2 rounded-md bg-on-picture px-1.5 py-0.5 font-mono text-2xs text-on-picture-ink tabular-nums">
            {duration}
          </span>
        ) : null}
      </div>
      <div className="h-14 px-0.5 pt-2.5">
        <bdi className="block truncate text-left [[dir=rtl]_&]:text-right font-medium text-[13px] leading-5">
          {name}
        </bdi>
        <div className="flex items-center gap-1.5 text-faint text-xs leading-5">
          <Icon aria-hidden className="size-3.5 shrink-0" />
          {state.kind === "failed" ? (
            <span className="text-danger">{text.failed}</span>
          ) : (
            <>
              <span className="truncate">
                {state.kind === "processing" ? text.processing : typeWord(text, file.type)}
              </span>
              {file.isPublicPreviewEnabled ? (
                <span className="ms-auto flex shrink-0 items-center gap-1 text-accent">
                  <Globe aria-hidden className="size-3.5" />
                  {text.public}
                </span>
              ) : null}
            </>
          )}
        </div>
      </div>
    </a>
  );
}
