import Download from "lucide-react/icons/download";
import ListVideo from "lucide-react/icons/list-video";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { classNames } from "@/components/ui/class-names";
import { useFormats, useText } from "@/components/ui/locale";
import { renditionPath } from "@/lib/client/api";
import { type MediaFile, type Rendition, renditions, type Source } from "@/lib/domain/media-file";
import { drawerTexts } from "@/lib/messages/en/drawer";

/** What was made of the file: each with its state as it changes, its size, and a link that is signed when it is followed. */
export function RenditionList({ file }: { file: MediaFile }) {
  const text = useText(drawerTexts);
  const made = renditions.flatMap((rendition) => {
    const source = file.sources[rendition];
    return source && source.status !== "skipped" ? [{ rendition, source }] : [];
  });
  if (made.length === 0) return null;
  return (
    <>
      <h4 id="renditions-title" className="mt-6 font-medium text-sm">
        {text.renditions}
      </h4>
      <ul aria-labelledby="renditions-title" className="mt-2 divide-y divide-line text-sm">
        {made.map(({ rendition, source }) => (
          <RenditionRow key={rendition} fileId={file.fileId} rendition={rendition} source={source} />
        ))}
      </ul>
    </>
  );
}

function RenditionRow({ fileId, rendition, source }: { fileId: string; rendition: Rendition; source: Source }) {
  const text = useText(drawerTexts);
  const formats = useFormats();
  const name = text.renditionNames[rendition];
  const { width, height, bytes, status } = source;
  const facts = [
    ...(width && height ? [formats.dimensions(width, height)] : []),
    ...(bytes ? [formats.bytes(bytes)] : []),
  ];
  const isPlaylist = rendition === "hls" || rendition === "storyboard";
  const Icon = isPlaylist ? ListVideo : Download;
  const label = isPlaylist ? text.openRendition(name) : text.downloadRendition(name);
  return (
    <li data-rendition={rendition} className="flex min-h-10 items-center gap-3">
      <span className="min-w-0 flex-1">
        {name}
        <span className={classNames("ms-2 text-xs", status === "failed" ? "text-danger" : "text-muted")}>
          {status === "ready" ? (
            <bdi>{facts.join(" · ")}</bdi>
          ) : (
            text.renditionStates[status === "failed" ? "failed" : "pending"]
          )}
        </span>
      </span>
      {status === "ready" ? (
        <a
          href={renditionPath(fileId, rendition)}
          target="_blank"
          rel="noopener noreferrer"
          download={!isPlaylist}
          aria-label={label}
          title={label}
          className="grid size-8 place-items-center rounded-control text-muted hover:bg-hover hover:text-ink"
        >
          <Icon aria-hidden className="size-4" />
        </a>
      ) : null}
      {status === "pending" ? (
        <LoaderCircle aria-hidden className="me-2 size-4 animate-spin text-muted motion-reduce:animate-none" />
      ) : null}
    </li>
  );
}
