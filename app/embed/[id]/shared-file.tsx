import Download from "lucide-react/icons/download";
import FileIcon from "lucide-react/icons/file";
import type { EmbedOptions } from "@/components/player/embed-options";
import { VideoGenPlayback } from "@/components/player/videogen-player";
import { buttonClass } from "@/components/ui/button";
import { isPlayable, type MediaFile } from "@/lib/domain/media-file";
import { EmbedMessage } from "./embed-message";
import { EmbedPlayer } from "./embed-player";
import { RefreshSoon } from "./refresh-soon";

const refreshMs = 3_000;

/** The shared file as large as the frame. */
export function SharedFile({ file, options }: { file: MediaFile; options: EmbedOptions }) {
  const { fileUrl, hlsUrl, playbackId } = file.publicPreview;
  if (isPlayable(file) && hlsUrl) return <SharedMedia file={file} hlsUrl={hlsUrl} options={options} />;
  if (isPlayable(file) && playbackId) {
    return (
      <main className="size-full">
        <h1 className="sr-only">{file.displayName}</h1>
        <VideoGenPlayback playbackId={playbackId} options={options} />
      </main>
    );
  }
  if (isPlayable(file) || !fileUrl) {
    return (
      <EmbedMessage title="This file is being prepared.">
        It appears here by itself.
        <RefreshSoon everyMs={refreshMs} />
      </EmbedMessage>
    );
  }
  return file.type === "IMAGE" ? (
    <SharedPicture title={file.displayName} url={fileUrl} />
  ) : (
    <SharedDocument title={file.displayName} url={fileUrl} />
  );
}

function SharedMedia({ file, hlsUrl, options }: { file: MediaFile; hlsUrl: string; options: EmbedOptions }) {
  const player = { title: file.displayName, hlsUrl, durationSeconds: file.durationSeconds, options };
  if (file.type === "VIDEO") {
    return (
      <main className="size-full">
        <h1 className="sr-only">{file.displayName}</h1>
        <EmbedPlayer kind="video" {...player} />
      </main>
    );
  }
  return (
    <main className="grid size-full items-center bg-surface px-4 py-3 text-ink">
      <div className="mx-auto w-full max-w-2xl">
        <h1 dir="auto" className="mb-2 truncate font-medium text-sm">
          {file.displayName}
        </h1>
        <EmbedPlayer kind="audio" {...player} />
      </div>
    </main>
  );
}

function SharedPicture({ title, url }: { title: string; url: string }) {
  return (
    <main className="size-full">
      <h1 className="sr-only">{title}</h1>
      <img src={url} alt={title} className="size-full object-contain" />
    </main>
  );
}

function SharedDocument({ title, url }: { title: string; url: string }) {
  return (
    <main className="grid size-full place-items-center bg-canvas p-4 text-ink">
      <div className="flex w-full max-w-sm flex-col items-center gap-4 rounded-panel border border-line bg-surface p-6 text-center">
        <FileIcon aria-hidden className="size-10 text-faint" strokeWidth={1.25} />
        <h1 dir="auto" className="line-clamp-3 max-w-full break-words font-medium text-sm leading-6">
          {title}
        </h1>
        <a href={url} download={title} target="_blank" rel="noopener noreferrer" className={buttonClass("primary")}>
          <Download aria-hidden />
          Download
        </a>
      </div>
    </main>
  );
}
