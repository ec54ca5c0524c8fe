"use client";

import { useMemo, useState } from "react";
import { OriginalOnly } from "@/components/backend/original-only";
import type { PlaybackSource } from "@/components/player/playback-source";
import { toTranscriptLines } from "@/components/player/transcript-lines";
import { SharingPanel } from "@/components/sharing/sharing-panel";
import { LiveRegion } from "@/components/ui/live-region";
import { useText } from "@/components/ui/locale";
import { hasFailed, isPlayable, isProcessing, type MediaFile } from "@/lib/domain/media-file";
import { drawerTexts } from "@/lib/messages/en/drawer";
import { drawerGrid } from "./drawer-grid";
import { FileActions } from "./file-actions";
import { FileDetails } from "./file-details";
import { MediaStage } from "./media-stage";
import { PendingArchiveNotice } from "./pending-archive-notice";
import { StillPreparing } from "./stage-notes";
import { TranscriptSection } from "./transcript-section";

type Props = {
  file: MediaFile;
  isSigned: boolean;
  startSeconds: number;
  canEdit: boolean;
  canShare: boolean;
  onSourceExpired(): Promise<PlaybackSource | null>;
  onArchive: (() => void) | null;
  onDelete: (() => void) | null;
};

/** Everything about one file that is known. */
export function OpenFile(props: Props) {
  const { file } = props;
  const text = useText(drawerTexts);
  const [wasProcessing] = useState(isProcessing(file));
  const [media, setMedia] = useState<HTMLMediaElement | null>(null);
  const { transcript } = file;
  const words = transcript?.kind === "timed" ? transcript.words : null;
  const languageCode = transcript?.kind === "timed" ? transcript.languageCode : null;
  const lines = useMemo(() => toTranscriptLines(words ?? []), [words]);
  const captions = useMemo(() => (words?.length ? { words, languageCode } : null), [words, languageCode]);
  const playsUnfinished = isPlayable(file) && isProcessing(file) && !hasFailed(file) && media !== null;

  return (
    <div className={drawerGrid}>
      <div className="space-y-6">
        <LiveRegion>
          {wasProcessing && !isProcessing(file) ? (hasFailed(file) ? text.notPrepared : text.prepared) : ""}
        </LiveRegion>
        <MediaStage
          file={file}
          isSigned={props.isSigned}
          startSeconds={props.startSeconds}
          captions={captions}
          onMedia={setMedia}
          onSourceExpired={props.onSourceExpired}
        />
        <div className="space-y-6 px-4 md:px-0">
          <PendingArchiveNotice fileId={file.fileId} canUndo={props.onArchive !== null} />
          <FileActions file={file} onArchive={props.onArchive} onDelete={props.onDelete} />
          {playsUnfinished ? <StillPreparing percent={file.processing?.percent ?? null} /> : null}
          {file.description ? (
            <p dir="auto" className="max-w-prose whitespace-pre-wrap break-words text-pretty text-sm leading-6">
              {file.description}
            </p>
          ) : null}
          {transcript && (lines.length > 0 || (transcript.kind === "plain" && transcript.text)) ? (
            <TranscriptSection file={file} transcript={transcript} lines={lines} media={media} />
          ) : null}
        </div>
      </div>
      <div className="space-y-6 px-4 md:px-0">
        {props.canShare ? (
          <div className="rounded-tile border border-line p-4">
            <SharingPanel file={file} canEdit={props.canEdit} />
          </div>
        ) : null}
        <FileDetails file={file} />
        <OriginalOnly file={file} />
      </div>
    </div>
  );
}
