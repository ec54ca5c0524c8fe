"use client";

import Captions from "lucide-react/icons/captions";
import { memo, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFormats, useText } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import { sentence } from "@/lib/domain/sentence";
import { browseTexts } from "@/lib/messages/en/browse";
import { fileTexts } from "@/lib/messages/en/files";
import { scopeWord, typeWord } from "@/lib/messages/file-words";
import { fileIcon } from "./file-icon";
import { fileState } from "./file-state";
import { cellAttributes, rowAttributes } from "./grid-attributes";
import { FileName, type PlacedFile, PlacedFileLink, useFileName } from "./placed-file";
import { PublicMark } from "./public-mark";
import { SelectBox } from "./select-box";
import { tableColumns } from "./table-columns";
import { TilePicture } from "./tile-picture";
import { useIsSelected } from "./use-selected";

/** `h-14` below. */
export const tableRowHeight = 56;

type Props = PlacedFile & {
  file: ShownFile | undefined;
  /** Pixels from the first row. */
  offset: number;
};

/** One file of the table; a skeleton of it while it is on its way. */
export const TableRow = memo(function TableRow({ file, position, offset, ...props }: Props) {
  const isSelected = useIsSelected(file?.fileId ?? "");
  const text = useText(browseTexts);
  return (
    <div
      {...rowAttributes(position + 1, isSelected)}
      className={classNames(
        "group absolute inset-x-0 top-0 flex h-14 items-center gap-2 border-b text-sm sm:gap-4",
        isSelected ? "bg-accent-soft" : "hover:bg-hover",
      )}
      style={{ transform: `translateY(${offset}px)` }}
    >
      {file ? (
        <Cells file={file} position={position} isSelected={isSelected} {...props} />
      ) : (
        <div {...cellAttributes(1)} className="flex flex-1 items-center gap-4">
          <span
            role="img"
            aria-label={text.notLoadedYet}
            data-position={position}
            tabIndex={props.isTabStop ? 0 : -1}
            className="ms-10 block"
          >
            <Skeleton className="h-9 w-14" />
          </span>
          <Skeleton className="h-3 w-2/5 rounded" />
        </div>
      )}
    </div>
  );
});

type CellsProps = PlacedFile & { file: ShownFile; isSelected: boolean };

function Cells({ file, position, isSelected, href, attempt, isTabStop, note, onOpen, onSelect }: CellsProps) {
  const text = useText(fileTexts);
  const browse = useText(browseTexts);
  const formats = useFormats();
  const state = fileState(file, text);
  const name = useFileName(file);
  const Icon = fileIcon(file.type);
  const cells: Record<(typeof tableColumns)[number]["id"], ReactNode> = {
    select: (
      <SelectBox
        label={browse.select(name)}
        isSelected={isSelected}
        onPicture={false}
        onClick={(event) => onSelect(event, position)}
      />
    ),
    name: (
      <PlacedFileLink
        file={file}
        position={position}
        href={href}
        isTabStop={isTabStop}
        onOpen={onOpen}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-md py-1"
      >
        <span className="relative isolate block h-9 w-14 shrink-0 overflow-hidden rounded-md bg-sunken">
          <TilePicture file={file} failure={null} attempt={attempt} />
        </span>
        <span className="min-w-0">
          <FileName file={file} className="text-[13px]" />
          {note}
        </span>
      </PlacedFileLink>
    ),
    type: (
      <>
        <Icon aria-hidden className="me-2 size-4 shrink-0 text-faint" />
        <span className="truncate">{typeWord(text, file.type)}</span>
      </>
    ),
    duration: formats.duration(file.durationSeconds),
    size: file.bytes === null ? null : formats.bytes(file.bytes),
    origin: <span className="truncate">{file.tool ? sentence(file.tool) : scopeWord(text, file.scope)}</span>,
    flags: <Flags file={file} state={state} />,
  };
  return tableColumns.map(({ id, isNumber, className }, column) => (
    <div
      key={id}
      {...cellAttributes(column)}
      className={classNames(
        "flex items-center text-muted tabular-nums",
        id === "name" && "text-ink",
        isNumber && "justify-end",
        className,
      )}
    >
      {cells[id]}
    </div>
  ));
}

function Flags({ file, state }: { file: ShownFile; state: ReturnType<typeof fileState> }) {
  const text = useText(fileTexts);
  const browse = useText(browseTexts);
  return (
    <span className="flex min-w-0 items-center gap-3 text-xs">
      {state.kind === "failed" ? <span className="text-danger">{text.failed}</span> : null}
      {state.kind === "processing" ? <span className="truncate">{state.words}</span> : null}
      {file.isPublic ? <PublicMark /> : null}
      {file.transcript ? (
        <span title={browse.hasTranscript} className="text-faint">
          <Captions aria-hidden className="size-4" />
          <span className="sr-only">{browse.hasTranscript}</span>
        </span>
      ) : null}
    </span>
  );
}
