"use client";

import ArrowUp from "lucide-react/icons/arrow-up";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useRef, useState } from "react";
import type { useSearchFiles } from "@/components/find/use-search-files";
import { useContentShown } from "@/components/ui/after-content";
import { classNames } from "@/components/ui/class-names";
import { fill } from "@/components/ui/fill";
import { LiveRegion } from "@/components/ui/live-region";
import { useText } from "@/components/ui/locale";
import type { Capabilities } from "@/lib/domain/api";
import type { MediaFile } from "@/lib/domain/media-file";
import { libraryTexts } from "@/lib/messages/en/library";
import { FileGrid } from "./file-grid";
import { GridFooter } from "./grid-footer";
import { RefreshNotice } from "./refresh-notice";
import type { useLibraryFiles } from "./use-library-files";
import type { useOpenDrawer } from "./use-open-drawer";

/** What most visits never show. */
const EmptyLibrary = dynamic(() => import("./empty-library").then((module) => module.EmptyLibrary), { ssr: false });
const LibraryFailed = dynamic(() => import("./library-failed").then((module) => module.LibraryFailed), { ssr: false });
const NoResults = dynamic(() => import("./no-results").then((module) => module.NoResults), { ssr: false });

type Props = {
  library: ReturnType<typeof useLibraryFiles>;
  search: ReturnType<typeof useSearchFiles>;
  query: string;
  searchKind: Capabilities["search"];
  files: readonly MediaFile[];
  /** New files that wait above. */
  held: number;
  isEmpty: boolean;
  drawer: ReturnType<typeof useOpenDrawer>;
  onUpload: (() => void) | null;
  onArchive: ((file: MediaFile) => void) | undefined;
  onClearSearch(): void;
};

/** What fills the page below the header: tiles, or the words for why there are none. */
export function LibraryView(props: Props) {
  const { library, search, query, files, drawer } = props;
  const text = useText(libraryTexts);
  useContentShown(props.isEmpty || library.firstFailure !== null);
  const attempt = useRecoveries(library.refreshFailure !== null);
  const { hasMore, isLoadingMore, moreFailure, loadMore } = library;
  const mayLoadMore = !search.isSearching && hasMore && !isLoadingMore && !moreFailure;
  const onNearEnd = useCallback(() => {
    if (mayLoadMore) loadMore();
  }, [mayLoadMore, loadMore]);

  if (search.isSearching && search.failure) {
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
  if (library.firstFailure && !search.files) {
    return (
      <LibraryFailed
        failure={library.firstFailure}
        isRetrying={library.isRetryingFirst}
        onRetry={library.retryFirst}
        retriesItself
      />
    );
  }
  const isWaiting = search.isSearching ? search.files === null : !library.isLoaded;
  return (
    <>
      <RefreshNotice failure={library.refreshFailure} loadedAt={library.loadedAt} onRetry={library.retryRefresh} />
      <LiveRegion>{announcement(text, props, isWaiting)}</LiveRegion>
      {search.isSearching && !isWaiting && files.length > 0 ? (
        <p aria-hidden="true" className="-mt-1 mb-5 text-muted text-sm">
          {fill(text.countFor(files.length), { query: <bdi>{query}</bdi> })}
        </p>
      ) : null}
      {!isWaiting && search.isSearching && files.length === 0 && !search.isStale ? (
        <NoResults query={query} search={props.searchKind} onClear={props.onClearSearch} />
      ) : null}
      {props.isEmpty && !search.isSearching ? <EmptyLibrary onUpload={props.onUpload} /> : null}
      {props.held > 0 ? <HeldFiles count={props.held} /> : null}
      {isWaiting || files.length > 0 ? (
        <div className={classNames("transition-opacity duration-150", search.isStale && "opacity-50")}>
          <FileGrid
            files={files}
            isWaiting={isWaiting}
            label={search.isSearching ? text.searchResults : text.files}
            hrefOf={drawer.hrefOf}
            onOpen={(file) => drawer.open(file.fileId)}
            onArchive={props.onArchive}
            focusFileId={drawer.closedFileId}
            onFocused={drawer.forgetClosed}
            attempt={attempt}
            onNearEnd={onNearEnd}
            footer={
              search.isSearching || isWaiting ? null : (
                <GridFooter
                  count={files.length}
                  hasMore={hasMore}
                  isLoadingMore={isLoadingMore}
                  failure={moreFailure}
                  onRetry={loadMore}
                />
              )
            }
          />
        </div>
      ) : null}
    </>
  );
}

function announcement(
  text: ReturnType<typeof libraryTexts>,
  { search, files, query, isEmpty }: Props,
  isWaiting: boolean,
): string {
  if (isWaiting) return search.isSearching ? text.searching : text.loading;
  if (!search.isSearching) return isEmpty ? text.empty : "";
  if (search.isStale) return text.searching;
  return files.length === 0 ? text.nothingFound(query) : text.found(files.length, query);
}

/** New files are let in when the person comes back to the top. */
function HeldFiles({ count }: { count: number }) {
  const text = useText(libraryTexts);
  return (
    <div className="pointer-events-none fixed inset-x-0 top-20 z-20 flex justify-center">
      <button
        type="button"
        onClick={() => window.scrollTo({ top: 0, behavior: "smooth" })}
        className="pointer-events-auto inline-flex h-9 animate-rise-in items-center gap-2 rounded-full bg-accent px-4 font-medium text-[13px] text-accent-ink shadow-floating hover:bg-accent-hover"
      >
        <ArrowUp aria-hidden className="size-4" />
        {text.added(count)}
      </button>
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
