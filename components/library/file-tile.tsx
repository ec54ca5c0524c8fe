"use client";

import { Fragment, memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFormats, useText } from "@/components/ui/locale";
import { ProgressRing } from "@/components/ui/progress-ring";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import { browseTexts } from "@/lib/messages/en/browse";
import { fileTexts } from "@/lib/messages/en/files";
import { typeWord } from "@/lib/messages/file-words";
import { fileIcon } from "./file-icon";
import { fileState } from "./file-state";
import type { TileLayout } from "./grid-measure";
import { FileName, type PlacedFile, PlacedFileLink, useFileName } from "./placed-file";
import { PublicMark } from "./public-mark";
import { SelectBox } from "./select-box";
import { TilePicture } from "./tile-picture";
import { useIsSelected } from "./use-selected";

type Props = PlacedFile & { file: ShownFile; layout: TileLayout };

/** One file of the grid. Its size depends on the width alone, so that nothing moves when pictures arrive. */
export const FileTile = memo(function FileTile({
  file,
  position,
  layout,
  href,
  attempt,
  isTabStop,
  note,
  onOpen,
  onSelect,
}: Props) {
  const text = useText(fileTexts);
  const browse = useText(browseTexts);
  const formats = useFormats();
  const isSelected = useIsSelected(file.fileId);
  const state = fileState(file, text);
  const duration = formats.duration(file.durationSeconds);
  const name = useFileName(file);
  const isSmall = layout === "small";

  return (
    <div className="group relative">
      <PlacedFileLink
        file={file}
        position={position}
        href={href}
        isTabStop={isTabStop}
        onOpen={onOpen}
        className="block rounded-tile outline-offset-4"
      >
        <div className="relative isolate aspect-[16/10] overflow-hidden rounded-tile bg-sunken">
          <Fragment key={file.fileId}>
            <TilePicture file={file} failure={state.kind === "failed" ? state.words : null} attempt={attempt} />
            {file.hasStoryboard ? <div data-storyboard aria-hidden="true" className="absolute inset-0" /> : null}
          </Fragment>
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
          <FileName file={file} className={isSmall ? "text-xs" : "text-[13px]"} />
          {isSmall ? null : (note ?? <Facts file={file} state={state} />)}
        </div>
      </PlacedFileLink>
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
  return (
    <div className="flex items-center gap-1.5 text-faint text-xs leading-5">
      <TypeIcon type={file.type} />
      {state.kind === "failed" ? (
        <span className="text-danger">{text.failed}</span>
      ) : (
        <>
          <span className="truncate">{state.kind === "processing" ? text.processing : typeWord(text, file.type)}</span>
          {file.isPublic ? <PublicMark className="ms-auto shrink-0" /> : null}
        </>
      )}
    </div>
  );
}

const TypeIcon = memo(function TypeIcon({ type }: { type: ShownFile["type"] }) {
  const Icon = fileIcon(type);
  return <Icon aria-hidden className="size-3.5 shrink-0" />;
});
