"use client";

import AudioLines from "lucide-react/icons/audio-lines";
import FileIcon from "lucide-react/icons/file";
import { lazy, type ReactNode, Suspense } from "react";
import { usePresentBackend } from "@/components/backend/present-backend";
import type { Captions } from "@/components/player/caption-track";
import type { MediaPlayerProps } from "@/components/player/media-player";
import { type PlaybackSource, privatePlaybackSource } from "@/components/player/playback-source";
import { useWaveform } from "@/components/player/use-waveform";
import { classNames } from "@/components/ui/class-names";
import { useText } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { bytesPath, thumbnailPath } from "@/lib/client/api";
import { hasFailed, isPlayable, isProcessing, type MediaFile } from "@/lib/domain/media-file";
import { drawerTexts } from "@/lib/messages/en/drawer";
import { ImageStage } from "./image-stage";
import { FailedNote, ProcessingNote } from "./stage-notes";

const LazyPlayer = lazy(async () => ({ default: (await import("@/components/player/media-player")).MediaPlayer }));

const PdfStage = lazy(() => import("./pdf-stage"));
const TextStage = lazy(() => import("./text-stage"));

type Props = {
  file: MediaFile;
  /** Are the addresses in `file.sources` fresh? */
  isSigned: boolean;
  startSeconds: number;
  captions: Captions | null;
  onMedia: NonNullable<MediaPlayerProps["onMedia"]>;
  onSourceExpired(): Promise<PlaybackSource | null>;
};

/** The file itself, as large as the drawer allows, or what stands in its way. Its size is known before it is there. */
export function MediaStage(props: Props) {
  const { file } = props;
  if (file.type === "AUDIO") return <AudioStage {...props} />;
  const { width, height } = shapeOf(file);
  return (
    <div
      className="relative w-full overflow-hidden bg-sunken md:rounded-tile"
      style={{ aspectRatio: `${width} / ${height}`, maxHeight: tallest(file, height), minHeight: "200px" }}
    >
      {file.type === "VIDEO" ? <VideoStage {...props} /> : <PictureStage {...props} />}
    </div>
  );
}

function VideoStage(props: Props) {
  const { file } = props;
  const source = useStageSource(file);
  const poster = file.sources.thumbnail?.status === "ready" ? thumbnailPath(file.fileId) : null;
  if (!props.isSigned) return <Waiting poster={poster} />;
  if (!source) return <NothingToPlay file={file} poster={poster} />;
  return (
    <Suspense fallback={<Waiting poster={poster} />}>
      <LazyPlayer {...playerProps(props, source)} kind="video" poster={poster} />
    </Suspense>
  );
}

function AudioStage(props: Props) {
  const { file } = props;
  const waveform = useWaveform(file.fileId, props.isSigned ? (file.sources.waveform?.url ?? null) : null);
  const source = useStageSource(file);
  if (props.isSigned && !source) {
    return (
      <div className="relative h-60 overflow-hidden bg-sunken md:rounded-tile">
        <NothingToPlay file={file} poster={null} />
      </div>
    );
  }
  const waiting = (
    <div className="grid h-44 place-items-center rounded-tile border border-line text-faint">
      <AudioLines aria-hidden className="size-10 animate-shimmer" strokeWidth={1.25} />
    </div>
  );
  return (
    <div className="min-h-44 px-4 pt-4 md:px-0 md:pt-0">
      {source && props.isSigned ? (
        <Suspense fallback={waiting}>
          <LazyPlayer {...playerProps(props, source)} kind="audio" waveform={waveform} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}

/** What plays; by way of our own server where the backend's addresses end sooner than a film. */
function useStageSource(file: MediaFile): PlaybackSource | null {
  const { key, capabilities } = usePresentBackend();
  if (hasFailed(file)) return null;
  const source = privatePlaybackSource(file);
  const isPassedOn = source?.kind === "file" && capabilities.playback === "through_server";
  return isPassedOn ? { kind: "file", url: bytesPath(file.fileId, key) } : source;
}

function playerProps(props: Props, source: PlaybackSource) {
  const { file, captions, onMedia, startSeconds } = props;
  // Our own address does not end: when it fails, it is tried again.
  const isOwn = source.url.startsWith("/");
  const onSourceExpired = isOwn ? async () => source : props.onSourceExpired;
  return {
    title: file.displayName,
    durationSeconds: file.durationSeconds,
    source,
    startSeconds,
    captions,
    onMedia,
    onSourceExpired,
  };
}

/** An image, or the preview picture of something that is read in another program. */
function PictureStage({ file, isSigned, onSourceExpired }: Props) {
  const { download, preview, thumbnail } = file.sources;
  const original = file.type === "IMAGE" ? download : null;
  if (isSigned && file.type === "TEXT" && download?.status === "ready" && download.url && !hasFailed(file)) {
    return (
      <Suspense fallback={<Skeleton className="absolute inset-0 rounded-none" />}>
        <TextStage fileId={file.fileId} url={download.url} title={file.displayName} />
      </Suspense>
    );
  }
  const picture = [preview, original, thumbnail].find((source) => source?.status === "ready" && source.url);
  if (isSigned && picture?.url) {
    const isSheet = file.type !== "IMAGE" && file.type !== "LOTTIE";
    const still = (
      <ImageStage url={picture.url} title={file.displayName} isSheet={isSheet} onExpired={onSourceExpired} />
    );
    if (file.type !== "PDF" || download?.status !== "ready" || !download.url || file.pageCount === 1) return still;
    return (
      <Suspense fallback={still}>
        <PdfStage url={download.url} bytes={download.bytes} title={file.displayName} fallback={still} />
      </Suspense>
    );
  }
  if (!isSigned) return <Skeleton className="absolute inset-0 rounded-none" />;
  return <NothingToPlay file={file} poster={null} />;
}

function NothingToPlay({ file, poster }: { file: MediaFile; poster: string | null }) {
  const text = useText(drawerTexts);
  if (isProcessing(file)) {
    return (
      <Backdrop poster={poster}>
        <ProcessingNote percent={file.processing?.percent ?? null} />
      </Backdrop>
    );
  }
  if (hasFailed(file)) {
    return (
      <Backdrop poster={poster}>
        <FailedNote reason={file.processing?.reason ?? null} canDownload={Boolean(file.sources.download?.url)} />
      </Backdrop>
    );
  }
  return (
    <Backdrop poster={poster}>
      <div className="flex flex-col items-center gap-3 text-muted text-sm">
        <FileIcon aria-hidden className="size-10 text-faint" strokeWidth={1.25} />
        <p>{isPlayable(file) ? text.nothingToPlay : text.noPreview}</p>
      </div>
    </Backdrop>
  );
}

function Backdrop({ poster, children }: { poster: string | null; children: ReactNode }) {
  return (
    <div className="absolute inset-0 bg-sunken text-ink">
      {poster ? <Poster url={poster} className="opacity-20" /> : null}
      <div className="absolute inset-0 grid place-items-center p-6 text-center">{children}</div>
    </div>
  );
}

function Waiting({ poster }: { poster: string | null }) {
  return poster ? <Poster url={poster} className="bg-black" /> : <Skeleton className="absolute inset-0 rounded-none" />;
}

function Poster({ url, className }: { url: string; className?: string }) {
  return <img src={url} alt="" className={classNames("absolute inset-0 size-full object-contain", className)} />;
}

const usualShape = { width: 16, height: 9 };
const readingShape = { width: 4, height: 3 };

/** As tall as the window allows; a small picture gets no more room than it needs. */
function tallest(file: MediaFile, pictureHeight: number): string {
  const most = "min(72dvh, 900px)";
  return file.type === "IMAGE" && pictureHeight > readingShape.height ? `min(${most}, ${pictureHeight + 96}px)` : most;
}

function shapeOf(file: MediaFile): { width: number; height: number } {
  const { download, hls, preview, thumbnail } = file.sources;
  const measured = [hls, preview, download, thumbnail].find((source) => source?.width && source.height);
  if (measured?.width && measured.height) return { width: measured.width, height: measured.height };
  return file.type === "VIDEO" ? usualShape : readingShape;
}
