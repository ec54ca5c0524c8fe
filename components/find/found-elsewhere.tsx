"use client";

import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { useText } from "@/components/ui/locale";
import { Spinner } from "@/components/ui/spinner";
import type { LibraryResult } from "@/lib/client/library-index/library-index";
import { findTexts } from "@/lib/messages/en/find";
import { libraryHref } from "@/lib/url/shown-query";
import { HitRow } from "./hit-row";
import { elsewhereId } from "./result-line";
import type { Find } from "./use-find";
import { type Hit, useHits } from "./use-hits";

const firstShown = 8;

type Props = {
  find: Find;
  /** The index's results of the same text; null until they are there. */
  result: LibraryResult | null;
  isSemantic: boolean;
  /** Files that are on their way out. */
  isHidden(fileId: string): boolean;
  onOpen(fileId: string, second?: number | null): void;
  /** How many there are; null while nobody knows. */
  onCount(count: number | null): void;
};

/**
 * What the backend found by meaning and by what is said, with the moments at which it is said. It stands below the index's
 * results, so that nothing moves under the person's hands when it comes.
 */
export default function FoundElsewhere({ find, result, isHidden, onCount, ...rest }: Props) {
  const text = useText(findTexts);
  const hits = useHits(find, result);
  const isHere = ({ file }: Hit) => !isHidden(file.fileId);
  const said = hits?.said.filter(isHere) ?? [];
  const close = hits?.close.filter(isHere) ?? [];
  const count = hits ? said.length + close.length : null;
  useEffect(() => {
    onCount(count);
    return () => onCount(null);
  }, [count, onCount]);

  const { query, search, isIndexed, waitsForEnter } = find;
  const hrefOf = useCallback((fileId: string, second?: number | null) => libraryHref(query, fileId, second), [query]);
  const isAsking = isIndexed && search.isFetching;
  const failure = isIndexed && search.failure !== null;
  const mayEnter = isIndexed && rest.isSemantic && waitsForEnter && !search.isSearching;
  return (
    <section
      id={elsewhereId}
      tabIndex={-1}
      aria-label={text.foundElsewhere}
      className="mt-10 max-w-4xl scroll-mt-20 rounded-tile outline-offset-8"
    >
      <LiveRegion>{count ? text.moreAnnounced(count) : ""}</LiveRegion>
      <Group title={text.saidIn} hits={said} text={find.text} hrefOf={hrefOf} {...rest} />
      <Group title={text.closeInMeaning} hits={close} text={find.text} hrefOf={hrefOf} {...rest} />
      {isAsking ? (
        <p className="flex items-center gap-2 text-faint text-xs">
          <Spinner />
          {text.asking}
        </p>
      ) : null}
      {failure ? <p className="text-muted text-xs">{text.askingFailed}</p> : null}
      {mayEnter ? <p className="text-muted text-xs">{text.enterForMeaning}</p> : null}
    </section>
  );
}

type GroupProps = Pick<Props, "isSemantic" | "onOpen"> & {
  title: string;
  hits: readonly Hit[];
  text: string;
  hrefOf(fileId: string, second?: number | null): string;
};

function Group({ title, hits, text, ...rest }: GroupProps) {
  const { showAll } = useText(findTexts);
  const [openFor, setOpenFor] = useState<string | null>(null);
  if (hits.length === 0) return null;
  const shown = openFor === text ? hits : hits.slice(0, firstShown);
  return (
    <div className="mb-8">
      <h2 className="font-semibold text-sm tracking-tight">{title}</h2>
      <ul className="mt-1 divide-y divide-line">
        {shown.map((hit) => (
          <HitRow key={hit.file.fileId} hit={hit} text={text} {...rest} />
        ))}
      </ul>
      {shown.length < hits.length ? (
        <Button size="sm" className="mt-2" onClick={() => setOpenFor(text)}>
          {showAll(hits.length)}
        </Button>
      ) : null}
    </div>
  );
}
