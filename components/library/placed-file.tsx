"use client";

import type { MouseEvent, ReactNode } from "react";
import { Highlighted } from "@/components/find/highlighted";
import { classNames } from "@/components/ui/class-names";
import { useFormats, useText } from "@/components/ui/locale";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import { shownName } from "@/lib/domain/display-name";
import { fileTexts } from "@/lib/messages/en/files";
import { tileLabel } from "./file-state";

/** What a file is told where it stands, as a tile or as a row. */
export type PlacedFile = {
  /** Counts from 0. */
  position: number;
  href: string;
  /** Rises when broken pictures are to be asked for again. */
  attempt: number;
  isTabStop: boolean;
  /** More words under the name, as of why it was found. */
  note: ReactNode;
  onOpen(event: MouseEvent, position: number): void;
  onSelect(event: MouseEvent, position: number): void;
};

type LinkProps = Pick<PlacedFile, "position" | "href" | "isTabStop" | "onOpen"> & {
  file: ShownFile;
  className: string;
  children: ReactNode;
};

/** Opens the file; takes the focus for it, and says all of it to a screen reader. */
export function PlacedFileLink({ file, position, href, isTabStop, onOpen, className, children }: LinkProps) {
  const text = useText(fileTexts);
  const formats = useFormats();
  return (
    <a
      href={href}
      data-file-id={file.fileId}
      data-position={position}
      aria-label={tileLabel(file, text, formats)}
      tabIndex={isTabStop ? 0 : -1}
      onClick={(event) => onOpen(event, position)}
      draggable={false}
      className={className}
    >
      {children}
    </a>
  );
}

/** The file's name as people see it. */
export function useFileName(file: ShownFile): string {
  return shownName(file.displayName, useText(fileTexts).untitled);
}

/**
 * The name in one line, marked where it was found; the whole of it on being pointed at. The link has no title: screen
 * readers would say the name twice.
 */
export function FileName({ file, className }: { file: ShownFile; className: string }) {
  const name = useFileName(file);
  return (
    <bdi
      title={name}
      className={classNames("block truncate text-left [[dir=rtl]_&]:text-right font-medium leading-5", className)}
    >
      <Highlighted text={name} ranges={name === file.displayName ? (file.match?.name ?? []) : []} />
    </bdi>
  );
}
