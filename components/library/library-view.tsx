"use client";

import ArrowUp from "lucide-react/icons/arrow-up";
import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { MatchNote } from "@/components/find/match-note";
import type { Find } from "@/components/find/use-find";
import { useContentShown } from "@/components/ui/after-content";
import { classNames } from "@/components/ui/class-names";
import { fill } from "@/components/ui/fill";
import { useText } from "@/components/ui/locale";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import type { Capabilities } from "@/lib/domain/api";
import type { LibraryQuery, MatchReason } from "@/lib/domain/library-query";
import { libraryTexts } from "@/lib/messages/en/library";
import { fileHrefs } from "@/lib/url/shown-query";
import { FileGrid } from "./file-grid";
import { FilesAnnouncement } from "./files-announcement";
import { GridFooter } from "./grid-footer";
import { RefreshNotice } from "./refresh-notice";
import type { RowActions } from "./row-keys";
import type { useLibraryFiles } from "./use-library-files";
import type { useOpenDrawer } from "./use-open-drawer";

const FileTable = dynamic(() => import("./file-table").then((module) => module.FileTable), { ssr: false });

/** What most visits never show. */
const EmptyLibrary = dynamic(() => import("./empty-library").then((module) => module.EmptyLibrary), { ssr: false });
const LibraryFailed = dynamic(() => import("./library-failed").then((module) => module.LibraryFailed), { ssr: false });
const NoResults = dynamic(() => import("./no-results").then((module) => module.NoResults), { ssr: false });

type Props = {
  library: ReturnType<typeof useLibraryFiles>;
  find: Find;
  /** How many files were found by meaning and stand below; null while nobody knows. */
  elsewhere: number | null;
  searchKind: Capabilities["search"];
  rows: LibraryRows;
  /** New files that wait above. */
  held: number;
  isEmpty: boolean;
  drawer: ReturnType<typeof useOpenDrawer>;
  actions: RowActions;
  singleKeys: boolean;
  onUpload: (() => void) | null;
  onClearSearch(): void;
};

/** What fills the page below the header: tiles, or the words for why there are none. */
export function LibraryView(props: Props) {
  const { library, find, rows, drawer, elsewhere } = props;
  const { search, isIndexed } = find;
  const query = find.text;
  const text = useText(libraryTexts);
  const { filters, sort, direction, layout } = find.query;
  const hasFilters = Object.keys(filters).length > 0;
  // What the index is to answer must not wait until there is content: the index is held back until then.
  const isForIndex = query !== "" || hasFilters || sort !== "relevance";
  useContentShown(isForIndex || props.isEmpty || library.firstFailure !== null);
  const attempt = useRecoveries(library.refreshFailure !== null);
  const { hasMore, isLoadingMore, moreFailure, loadMore } = library;
  const mayLoadMore = !search.isSearching && hasMore && !isLoadingMore && !moreFailure;
  const onNearEnd = useCallback(() => {
    if (mayLoadMore) loadMore();
  }, [mayLoadMore, loadMore]);
  // The address of what is shown: while the next results are on their way, the tiles are still of those before.
  const shownQuery = rows.query;
  const hrefOf = useMemo(() => fileHrefs({ ...shownQuery, layout }), [shownQuery, layout]);

  if (search.isSearching && search.failure && !isIndexed) {
    return (
      <LibraryFailed
        title={text.searchFailed}
        failure={search.failure}
        isRetrying={search.isFetching}
        onRetry={search.retry}
        retriesItself={false}
      />
    );
  }
  if (library.firstFailure && !search.files && !isIndexed) {
    return (
      <LibraryFailed
        failure={library.firstFailure}
        isRetrying={library.isRetryingFirst}
        onRetry={library.retryFirst}
        retriesItself
      />
    );
  }
  const isFiltered = isNarrowed(find.asked);
  const isFromIndex = rows.home === "index";
  // Filters and sorts are the index's alone: while it is about to come, other rows would only flash by.
  const { phase } = find.index;
  const awaitsIndex = (hasFilters || sort !== "relevance") && (phase === "off" || phase === "loading");
  const awaitsSearch = search.isSearching && search.files === null && search.failure === null;
  const isWaiting = isFromIndex
    ? rows.total === 0 && (awaitsSearch || find.isPausing)
    : awaitsIndex || awaitsSearch || !library.isLoaded;
  // What the index does not have the backend may have found, and says so below.
  const isFoundElsewhere = isFromIndex && search.isSearching && search.failure === null && elsewhere !== 0;
  const isStale = !isFromIndex && search.isStale;
  const gridProps = {
    rows,
    isWaiting,
    layout,
    label: isNarrowed(rows.query) ? text.searchResults : text.files,
    actions: props.actions,
    singleKeys: props.singleKeys,
    hrefOf,
    focusFileId: drawer.closedFileId,
    onFocused: drawer.forgetClosed,
    attempt,
    onNearEnd,
    onBeyond: phase === "off" || phase === "loading" ? null : onNearEnd,
    noteOf: matchNote,
  };
  return (
    <>
      <RefreshNotice
        // Rows of the index stand there also when the list never came.
        failure={library.refreshFailure ?? library.firstFailure}
        loadedAt={library.loadedAt}
        onRetry={library.firstFailure ? library.retryFirst : library.retryRefresh}
      />
      <FilesAnnouncement
        query={query}
        isFiltered={isFiltered}
        isOnItsWay={isWaiting || isStale}
        count={rows.total}
        isWhole={rows.isWhole}
      />
      {query !== "" && !isWaiting && !isFromIndex && rows.total > 0 ? (
        <p aria-hidden="true" className="-mt-1 mb-5 text-muted text-sm">
          {fill(text.countFor(rows.total), { query: <bdi>{query}</bdi> })}
        </p>
      ) : null}
      {!isWaiting && isFiltered && rows.total === 0 && !isStale && !isFoundElsewhere ? (
        <NoResults
          query={query}
          search={props.searchKind}
          onClear={query === "" ? () => find.change({ filters: {} }) : props.onClearSearch}
        />
      ) : null}
      {props.isEmpty && !isFiltered && rows.total === 0 ? <EmptyLibrary onUpload={props.onUpload} /> : null}
      <HeldFiles count={isFiltered ? 0 : props.held} />
      {isWaiting || rows.total > 0 ? (
        <div className={classNames("transition-opacity duration-150", isStale && "opacity-50")}>
          {layout === "table" ? (
            <FileTable {...gridProps} sort={sort} direction={direction} onSort={find.change} />
          ) : (
            <FileGrid {...gridProps} layout={layout} />
          )}
          {isFiltered || isWaiting ? null : (
            <GridFooter
              count={rows.total}
              hasMore={!rows.isWhole}
              isLoadingMore={isLoadingMore}
              failure={rows.isWhole ? null : moreFailure}
              onRetry={loadMore}
            />
          )}
        </div>
      ) : null}
    </>
  );
}

/** Of fewer files than there are. */
function isNarrowed({ text, filters }: LibraryQuery): boolean {
  return Boolean(text) || Object.keys(filters ?? {}).length > 0;
}

/** One element for each reason: another one each time would draw every tile again. */
const notes = new WeakMap<MatchReason, ReactNode>();

function matchNote({ match }: ShownFile): ReactNode {
  if (!match || (match.where === "name" && !match.isFuzzy)) return undefined;
  const note = notes.get(match) ?? <MatchNote match={match} />;
  notes.set(match, note);
  return note;
}

/** New files are let in when the person comes back to the top. */
function HeldFiles({ count }: { count: number }) {
  const text = useText(libraryTexts);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-20 z-20 flex justify-center">
      {count === 0 ? null : (
        <button
          type="button"
          onClick={() => window.scrollTo({ top: 0, behavior: "smooth" })}
          className="pointer-events-auto inline-flex h-9 animate-rise-in items-center gap-2 rounded-full bg-accent px-4 font-medium text-[13px] text-accent-ink shadow-floating hover:bg-accent-hover"
        >
          <ArrowUp aria-hidden className="size-4" />
          {text.added(count)}
        </button>
      )}
    </div>
  );
}

/** Counts how often something that failed works again. */
function useRecoveries(isFailing: boolean): number {
  const [count, setCount] = useState(0);
  const wasFailing = useRef(isFailing);
  useEffect(() => {
    if (wasFailing.current && !isFailing) setCount((before) => before + 1);
    wasFailing.current = isFailing;
  }, [isFailing]);
  return count;
}
