"use client";

import Globe from "lucide-react/icons/globe";
import { type MouseEvent, memo, type ReactNode } from "react";
import { Highlighted } from "@/components/find/highlighted";
import { classNames } from "@/components/ui/class-names";
import { useFormats, useText } from "@/components/ui/locale";
import { ProgressRing } from "@/components/ui/progress-ring";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import { shownName } from "@/lib/domain/display-name";
import { browseTexts } from "@/lib/messages/en/browse";
import { fileTexts } from "@/lib/messages/en/files";
import { typeWord } from "@/lib/messages/file-words";
import { fileIcon } from "./file-icon";
import { fileState, tileLabel } from "./file-state";
import type { TileLayout } from "./grid-measure";
import { SelectBox } from "./select-box";
import { TilePicture } from "./tile-picture";
import { useIsSelected } from "./use-selected";

export type FileTileProps = {
  file: ShownFile;
  position: number;
  layout: TileLayout;
  href: string;
  attempt: number;
  isTabStop: boolean;
  /** Passing by at speed: what costs time or calls waits. */
  isFast: boolean;
  /** More words under the name, as of why it was found. */
  note: ReactNode;
  onOpen(event: MouseEvent, position: number): void;
  onSelect(event: MouseEvent, position: number): void;
};

/** One file of the grid. Its size depends on the width alone, so that nothing moves when pictures arrive. */
export const FileTile = memo(function FileTile({
  file,
  position,
  layout,
  href,
  attempt,
  isTabStop,
  isFast,
  note,
  onOpen,
  onSelect,
}: FileTileProps) {
  const text = useText(fileTexts);
  const browse = useText(browseTexts);
  const formats = useFormats();
  const isSelected = useIsSelected(file.fileId);
  const state = fileState(file, text);
  const duration = formats.duration(file.durationSeconds);
  const name = shownName(file.displayName, text.untitled);
  const isSmall = layout === "small";

  return (
    <div className="group relative">
      <a
        href={href}
        data-file-id={file.fileId}
        data-position={position}
        aria-label={tileLabel(file, text, formats)}
        title={name}
        tabIndex={isTabStop ? 0 : -1}
        onClick={(event) => onOpen(event, position)}
        draggable={false}
        className="block rounded-tile outline-offset-4"
      >
        <div className="relative isolate aspect-[16/10] overflow-hidden rounded-tile bg-sunken">
          <TilePicture
            file={file}
            failure={state.kind === "failed" ? state.words : null}
            attempt={attempt}
            isFast={isFast}
          />
          {file.hasStoryboard ? <div data-storyboard aria-hidden="true" className="absolute inset-0" /> : null}
          <div
            className={classNames(
              "absolute inset-0 rounded-tile ring-inset transition-shadow duration-150",
              isSelected ? "ring-4 ring-accent" : "ring-1 ring-ink/10 group-hover:ring-2 group-hover:ring-ink/30",
            )}
          />
          {state.kind === "processing" ? (
            <span className="absolute top-2 end-2 flex h-6 items-center gap-1.5 rounded-full bg-on-picture pe-2 ps-1 font-medium text-2xs text-on-picture-ink tabular-nums">
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
        <div className={isSmall ? "h-8 px-0.5 pt-1.5" : "h-14 px-0.5 pt-2.5"}>
          <bdi
            className={classNames(
              "block truncate text-left [[dir=rtl]_&]:text-right font-medium leading-5",
              isSmall ? "text-xs" : "text-[13px]",
            )}
          >
            <Highlighted text={name} ranges={name === file.displayName ? (file.match?.name ?? []) : []} />
          </bdi>
          {isSmall ? null : (note ?? <Facts file={file} state={state} />)}
        </div>
      </a>
      <SelectBox
        label={browse.select(name)}
        isSelected={isSelected}
        onPicture
        onClick={(event) => onSelect(event, position)}
        className={classNames(
          "absolute top-0 start-0 transition-opacity duration-100",
          isSelected
            ? "opacity-100"
            : "opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 group-data-[selecting]/rows:opacity-100 pointer-coarse:opacity-100",
        )}
      />
    </div>
  );
});

function Facts({ file, state }: { file: ShownFile; state: ReturnType<typeof fileState> }) {
  const text = useText(fileTexts);
  const Icon = fileIcon(file.type);
  return (
    <div className="flex items-center gap-1.5 text-faint text-xs leading-5">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {state.kind === "failed" ? (
        <span className="text-danger">{text.failed}</span>
      ) : (
        <>
          <span className="truncate">{state.kind === "processing" ? text.processing : typeWord(text, file.type)}</span>
          {file.isPublic ? (
            <span className="ms-auto flex shrink-0 items-center gap-1 text-accent">
              <Globe aria-hidden className="size-3.5" />
              {text.public}
            </span>
          ) : null}
        </>
      )}
    </div>
  );
}
