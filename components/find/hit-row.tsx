"use client";

import Play from "lucide-react/icons/play";
import { memo, useMemo } from "react";
import { Badge } from "@/components/ui/badge";
import { useFormats, useText } from "@/components/ui/locale";
import { thumbnailPath } from "@/lib/client/api";
import { shownName } from "@/lib/domain/display-name";
import { fileTexts } from "@/lib/messages/en/files";
import { findTexts } from "@/lib/messages/en/find";
import { typeWord } from "@/lib/messages/file-words";
import { FileLink } from "./file-link";
import { Highlighted } from "./highlighted";
import { excerptOf, rangesOf } from "./ranges-of";
import type { Hit } from "./use-hits";

type Props = {
  hit: Hit;
  text: string;
  /** How alike it is to what was asked says something. */
  isSemantic: boolean;
  hrefOf(fileId: string, second?: number | null): string;
  onOpen(fileId: string, second?: number | null): void;
};

/** A file that the backend found, why, and the moments at which the words are said. */
export const HitRow = memo(function HitRow({ hit, text, isSemantic, hrefOf, onOpen }: Props) {
  const words = useText(findTexts);
  const files = useText(fileTexts);
  const { clock } = useFormats();
  const { file, said } = hit;
  const { fileId } = file;
  const name = shownName(file.displayName, files.untitled);
  const inName = useMemo(() => rangesOf(name, text), [name, text]);
  const description = useMemo(() => excerptOf(file.description ?? "", text), [file.description, text]);
  const moments = said?.kind === "at" ? said.moments : [];
  const first = moments[0];

  return (
    <li className="flex gap-4 py-4">
      <FileLink
        className="relative aspect-[16/10] w-28 shrink-0 self-start overflow-hidden rounded-control bg-sunken sm:w-36"
        href={hrefOf(fileId)}
        onOpen={() => onOpen(fileId)}
        isSpare
      >
        {file.sources.thumbnail?.status === "ready" ? (
          <img src={thumbnailPath(fileId)} alt="" loading="lazy" className="absolute inset-0 size-full object-cover" />
        ) : (
          <span className="absolute inset-0 grid place-items-center text-faint text-xs">
            {typeWord(files, file.type)}
          </span>
        )}
      </FileLink>
      <div className="min-w-0 flex-1">
        <FileLink
          className="block truncate rounded font-medium text-sm hover:underline"
          href={hrefOf(fileId)}
          onOpen={() => onOpen(fileId)}
        >
          <bdi>
            <Highlighted text={name} ranges={inName} />
          </bdi>
        </FileLink>
        <p className="mt-1 flex flex-wrap gap-1.5">
          {inName.length > 0 ? <Badge>{words.inName}</Badge> : null}
          {description.ranges.length > 0 ? <Badge>{words.inDescription}</Badge> : null}
          {first ? <Badge tone="accent">{words.saidAt(clock(first.seconds))}</Badge> : null}
          {said?.kind === "somewhere" ? <Badge tone="accent">{words.saidSomewhere}</Badge> : null}
          {isSemantic ? <Badge>{words.meaning(hit.similarity * 100)}</Badge> : null}
        </p>
        {description.text ? (
          <p dir="auto" className="mt-1.5 line-clamp-2 max-w-prose break-words text-[13px] text-muted leading-5">
            <Highlighted {...description} />
          </p>
        ) : null}
        {said?.kind === "somewhere" ? (
          <p dir="auto" className="mt-1.5 line-clamp-2 max-w-prose break-words text-[13px] text-muted leading-5">
            <Highlighted text={said.snippet.snippet} ranges={said.snippet.match} />
          </p>
        ) : null}
        {moments.length > 0 ? (
          <ul className="mt-1.5 -ms-2">
            {moments.map(({ seconds, snippet, match }) => (
              <li key={seconds}>
                <FileLink
                  className="flex min-h-8 max-w-prose items-start gap-2 rounded-md px-2 py-1.5 text-[13px] leading-5 hover:bg-hover"
                  href={hrefOf(fileId, seconds)}
                  onOpen={() => onOpen(fileId, seconds)}
                >
                  <Play aria-hidden className="mt-0.5 size-4 shrink-0 text-accent rtl:-scale-x-100" />
                  <span className="sr-only">{words.playFrom(clock(seconds))}</span>
                  <span aria-hidden className="shrink-0 font-mono text-accent text-xs leading-5 tabular-nums">
                    {clock(seconds)}
                  </span>
                  <span dir="auto" className="min-w-0 break-words text-muted">
                    <Highlighted text={snippet} ranges={match} />
                  </span>
                </FileLink>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
});
