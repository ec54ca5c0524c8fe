import Download from "lucide-react/icons/download";
import FileIcon from "lucide-react/icons/file";
import { requestText } from "@/app/request-text";
import type { EmbedOptions } from "@/components/player/embed-options";
import type { PlaybackSource } from "@/components/player/playback-source";
import { VideoGenPlayback } from "@/components/player/videogen-player";
import { buttonClass } from "@/components/ui/button";
import { shownName } from "@/lib/domain/display-name";
import { isPlayable, type MediaFile } from "@/lib/domain/media-file";
import { embedTexts } from "@/lib/messages/en/embed";
import { fileTexts } from "@/lib/messages/en/files";
import type { PublicFile } from "@/lib/server/public-file";
import { EmbedMessage } from "./embed-message";
import { EmbedPlayer } from "./embed-player";
import { RefreshSoon } from "./refresh-soon";

const refreshMs = 3_000;

/** The shared file as large as the frame. */
export async function SharedFile({ file, playsOriginal, options }: PublicFile & { options: EmbedOptions }) {
  const text = await requestText(embedTexts);
  const title = shownName(file.displayName, (await requestText(fileTexts)).untitled);
  const { fileUrl, hlsUrl, playbackId } = file.publicPreview;
  if (isPlayable(file) && hlsUrl) {
    return <SharedMedia file={file} title={title} source={{ kind: "hls", url: hlsUrl }} options={options} />;
  }
  if (isPlayable(file) && playsOriginal && fileUrl) {
    return <SharedMedia file={file} title={title} source={{ kind: "file", url: fileUrl }} options={options} />;
  }
  if (isPlayable(file) && playbackId) {
    return (
      <main className="size-full">
        <h1 className="sr-only">{title}</h1>
        <VideoGenPlayback playbackId={playbackId} options={options} />
      </main>
    );
  }
  if (isPlayable(file) || !fileUrl) {
    return (
      <EmbedMessage title={text.preparing}>
        {text.preparingHelp}
        <RefreshSoon everyMs={refreshMs} />
      </EmbedMessage>
    );
  }
  return file.type === "IMAGE" ? (
    <SharedPicture title={title} url={fileUrl} />
  ) : (
    <SharedDocument title={title} fileName={file.displayName} url={fileUrl} download={text.download} />
  );
}

type SharedMediaProps = { file: MediaFile; title: string; source: PlaybackSource; options: EmbedOptions };

function SharedMedia({ file, title, source, options }: SharedMediaProps) {
  const player = { title, source, durationSeconds: file.durationSeconds, options };
  if (file.type === "VIDEO") {
    return (
      <main className="size-full">
        <h1 className="sr-only">{title}</h1>
        <EmbedPlayer kind="video" {...player} />
      </main>
    );
  }
  return (
    <main className="grid size-full items-center bg-surface px-4 py-3 text-ink">
      <div className="mx-auto w-full max-w-2xl">
        <h1 dir="auto" className="mb-2 truncate font-medium text-sm">
          {title}
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

type SharedDocumentProps = { title: string; fileName: string; url: string; download: string };

function SharedDocument({ title, fileName, url, download }: SharedDocumentProps) {
  return (
    <main className="grid size-full place-items-center bg-canvas p-4 text-ink">
      <div className="flex w-full max-w-sm flex-col items-center gap-4 rounded-panel border border-line bg-surface p-6 text-center">
        <FileIcon aria-hidden className="size-10 text-faint" strokeWidth={1.25} />
        <h1 dir="auto" className="line-clamp-3 max-w-full break-words font-medium text-sm leading-6">
          {title}
        </h1>
        <a href={url} download={fileName} target="_blank" rel="noopener noreferrer" className={buttonClass("primary")}>
          <Download aria-hidden />
          {download}
        </a>
      </div>
    </main>
  );
}
