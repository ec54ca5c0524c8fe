import Check from "lucide-react/icons/check";
import LoaderCircle from "lucide-react/icons/loader-circle";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { byteSize } from "@/lib/domain/byte-size";
import { clockDuration } from "@/lib/domain/duration";
import { scopeWord, sentence, typeWord } from "@/lib/domain/file-words";
import { type MediaFile, renditions, type Source } from "@/lib/domain/media-file";

/** What is known about the file, in a table. */
export function FileDetails({ file }: { file: MediaFile }) {
  const { download, preview, hls, thumbnail } = file.sources;
  const measured = [download, hls, preview, thumbnail].find((source) => source?.width && source.height);
  return (
    <section aria-labelledby="file-details-title">
      <h3 id="file-details-title" className="font-medium text-sm">
        Details
      </h3>
      <dl className="mt-2 divide-y divide-line text-sm">
        <Row name="Type">{typeWord(file.type)}</Row>
        {file.durationSeconds === null ? null : <Row name="Duration">{clockDuration(file.durationSeconds)}</Row>}
        {measured ? (
          <Row name="Dimensions">
            {measured.width} × {measured.height}
          </Row>
        ) : null}
        {download?.bytes ? <Row name="Size">{byteSize(download.bytes)}</Row> : null}
        <Row name="Kept in">{scopeWord(file.scope)}</Row>
        {file.provenance ? <Row name="Made with">{sentence(file.provenance.toolType)}</Row> : null}
        {file.provenance?.executionId ? <IdRow name="Execution id" id={file.provenance.executionId} /> : null}
        <IdRow name="File id" id={file.fileId} />
        <Row name="Renditions">
          <ul className="flex flex-wrap gap-1.5">
            {renditions.map((rendition) => (
              <RenditionBadge key={rendition} name={renditionWords[rendition]} source={file.sources[rendition]} />
            ))}
          </ul>
        </Row>
      </dl>
    </section>
  );
}

const renditionWords = { thumbnail: "Thumbnail", preview: "Preview", download: "Original", hls: "Streaming" } as const;
const tones = { ready: "neutral", pending: "neutral", failed: "danger" } as const;
const statusWords = { ready: "ready", pending: "in the making", failed: "failed" } as const;
const statusIcons = { ready: Check, pending: LoaderCircle, failed: X } as const;

function RenditionBadge({ name, source }: { name: string; source: Source | null }) {
  if (!source || source.status === "skipped") return null;
  const Icon = statusIcons[source.status];
  return (
    <li>
      <Badge tone={tones[source.status]}>
        <Icon aria-hidden className={source.status === "pending" ? "animate-spin" : undefined} />
        {name}
        <span className="sr-only"> {statusWords[source.status]}</span>
      </Badge>
    </li>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[104px_minmax(0,1fr)] gap-3 py-2 leading-6">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function IdRow({ name, id }: { name: string; id: string }) {
  return (
    <Row name={name}>
      <span className="-my-1 flex items-center gap-1">
        <span className="min-w-0 break-all font-mono text-xs leading-5">{id}</span>
        <CopyButton iconOnly label={`Copy ${name.toLowerCase()}`} text={id} />
      </span>
    </Row>
  );
}
