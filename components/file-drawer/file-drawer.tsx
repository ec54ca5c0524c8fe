"use client";

import { useQueryState } from "nuqs";
import { useDeferredValue, useState } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { useText } from "@/components/ui/locale";
import type { Capabilities } from "@/lib/domain/api";
import { shownName } from "@/lib/domain/display-name";
import type { MediaFile } from "@/lib/domain/media-file";
import { drawerTexts } from "@/lib/messages/en/drawer";
import { fileTexts } from "@/lib/messages/en/files";
import { libraryUrl } from "@/lib/url/library-url";
import { DrawerFrame } from "./drawer-frame";
import { DrawerHeader } from "./drawer-header";
import { DrawerFailure, DrawerGone, DrawerSkeleton, StaleNotice } from "./drawer-states";
import { OpenFile } from "./open-file";
import { useDeletionOfOpen } from "./use-deletion-of-open";
import { useDocumentTitle } from "./use-document-title";
import { useForesight } from "./use-foresight";
import { useOpenFile } from "./use-open-file";

type Props = {
  fileId: string;
  /** Its neighbours in the order of the grid. */
  previousId: string | null;
  nextId: string | null;
  /** What the list knows of it. */
  known: MediaFile | undefined;
  canEdit: boolean;
  capabilities: Capabilities;
  onClose(): void;
  onOpen(fileId: string): void;
  onArchive(file: MediaFile): void;
  /** The open file is gone for good; `neighbourId` stood beside it. */
  onDeleted(neighbourId: string | null): void;
};

/** One file of the library, opened over the grid: watch, read, share, download, archive. */
export function FileDrawer(props: Props) {
  const { fileId, previousId, nextId, known, canEdit, capabilities, onClose, onOpen, onArchive } = props;
  const text = useText(drawerTexts);
  const { untitled } = useText(fileTexts);
  const open = useOpenFile(fileId, known);
  const { file } = open;
  // The drawer itself answers the click; a player's many elements follow in the frames after it.
  const hasOpened = useDeferredValue(true, false);

  const [second] = useQueryState("t", libraryUrl.t);
  // The second belongs to the file that the address named, not to those opened after it.
  const [linked] = useState({ fileId, second });
  const startSeconds = linked.fileId === fileId ? Math.max(0, linked.second ?? 0) : 0;

  // The name of a dialog is said when it opens, not when it changes.
  const [hasGoneOn, setHasGoneOn] = useState(false);
  if (linked.fileId !== fileId && !hasGoneOn) setHasGoneOn(true);
  const name = file ? shownName(file.displayName, untitled) : null;
  useDocumentTitle(name);

  useForesight(nextId, previousId);
  const goTo = (step: -1 | 1) => {
    const target = step === -1 ? previousId : nextId;
    return target === null ? null : () => onOpen(target);
  };

  const askDeletion = useDeletionOfOpen(fileId, nextId ?? previousId, props.onDeleted);

  return (
    <DrawerFrame onClose={onClose} onArrow={(step) => goTo(step)?.()}>
      {(close) => (
        <>
          <DrawerHeader
            title={name ?? (open.isGone ? text.notFound : open.error ? text.notLoaded : text.opening)}
            onPrevious={goTo(-1)}
            onNext={goTo(1)}
            onClose={close}
          />
          <LiveRegion>{hasGoneOn && name ? name : ""}</LiveRegion>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
            {open.isGone ? <DrawerGone onClose={close} /> : null}
            {file && open.error ? (
              <StaleNotice error={open.error} isFetching={open.isFetching} onRetry={open.refetch} />
            ) : null}
            {file && hasOpened ? (
              <OpenFile
                key={file.fileId}
                file={file}
                // When the fresh answer failed, what the list knew is tried as it is.
                isSigned={open.isSigned || open.error !== null}
                startSeconds={startSeconds}
                canEdit={canEdit}
                canShare={capabilities.publicPreview}
                onSourceExpired={open.refetchSource}
                onArchive={
                  canEdit && capabilities.archive
                    ? () => {
                        onArchive(file);
                        close();
                      }
                    : null
                }
                onDelete={canEdit && capabilities.deletePermanently ? () => askDeletion(file) : null}
              />
            ) : null}
            {!file && !open.isGone && open.error ? (
              <DrawerFailure error={open.error} isFetching={open.isFetching} onRetry={open.refetch} />
            ) : null}
            {!(file && hasOpened) && !open.isGone && !open.error ? <DrawerSkeleton /> : null}
          </div>
        </>
      )}
    </DrawerFrame>
  );
}
