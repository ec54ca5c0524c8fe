import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { useFormats, useText } from "@/components/ui/locale";
import type { MediaFile } from "@/lib/domain/media-file";
import { sentence } from "@/lib/domain/sentence";
import { drawerTexts } from "@/lib/messages/en/drawer";
import { fileTexts } from "@/lib/messages/en/files";
import { scopeWord, typeWord } from "@/lib/messages/file-words";
import { RenditionList } from "./rendition-list";

/** What is known about the file, in a table. */
export function FileDetails({ file }: { file: MediaFile }) {
  const text = useText(drawerTexts);
  const words = useText(fileTexts);
  const formats = useFormats();
  const { download, preview, hls, thumbnail } = file.sources;
  const measured = [download, hls, preview, thumbnail].find((source) => source?.width && source.height);
  return (
    <section aria-labelledby="file-details-title">
      <h3 id="file-details-title" className="font-medium text-sm">
        {text.details}
      </h3>
      <dl className="mt-2 divide-y divide-line text-sm">
        <Row name={text.type}>{typeWord(words, file.type)}</Row>
        {file.pageCount === null ? null : <Row name={text.pages}>{text.pageCount(file.pageCount)}</Row>}
        {file.durationSeconds === null ? null : (
          <Row name={text.duration}>{formats.duration(file.durationSeconds)}</Row>
        )}
        {measured ? (
          <Row name={text.dimensions}>
            <bdi>{formats.dimensions(measured.width ?? 0, measured.height ?? 0)}</bdi>
          </Row>
        ) : null}
        {download?.bytes ? <Row name={text.size}>{formats.bytes(download.bytes)}</Row> : null}
        <Row name={text.keptIn}>{scopeWord(words, file.scope)}</Row>
        {file.provenance ? (
          <Row name={text.madeWith}>
            <bdi>{sentence(file.provenance.toolType)}</bdi>
          </Row>
        ) : null}
        {file.provenance?.executionId ? (
          <IdRow name={text.executionId} copyLabel={text.copyExecutionId} id={file.provenance.executionId} />
        ) : null}
        <IdRow name={text.fileId} copyLabel={text.copyFileId} id={file.fileId} />
      </dl>
      <RenditionList file={file} />
    </section>
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

function IdRow({ name, copyLabel, id }: { name: string; copyLabel: string; id: string }) {
  return (
    <Row name={name}>
      <span className="-my-1 flex items-center gap-1">
        <bdi className="min-w-0 break-all font-mono text-xs leading-5">{id}</bdi>
        <CopyButton iconOnly label={copyLabel} text={id} />
      </span>
    </Row>
  );
}
