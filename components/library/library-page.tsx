"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { useBackends } from "@/components/backend/present-backend";
import { DeletionHost } from "@/components/deletion/deletion-host";
import { useIntent } from "@/components/file-drawer/use-intent";
import { FindBar } from "@/components/find/find-bar";
import { SearchBox } from "@/components/find/search-box";
import { useFind } from "@/components/find/use-find";
import { useRecentSearches } from "@/components/find/use-recent-searches";
import { StatusButton } from "@/components/status/status-button";
import { LiveRegion } from "@/components/ui/live-region";
import { useText } from "@/components/ui/locale";
import { UploadArea, type UploadAreaHandle } from "@/components/upload/upload-area";
import { archiveStore, requestArchive } from "@/lib/client/archive-store";
import { deletionStore } from "@/lib/client/deletion-store";
import type { LibraryRows } from "@/lib/client/library-rows/library-rows";
import type { Capabilities } from "@/lib/domain/api";
import type { MediaFile } from "@/lib/domain/media-file";
import { allows, type Role } from "@/lib/domain/roles";
import { browseTexts } from "@/lib/messages/en/browse";
import type { LibraryLayout } from "@/lib/url/library-url";
import { ArchiveToasts } from "./archive-toasts";
import { LayoutSwitch } from "./layout-switch";
import { LibraryHeader } from "./library-header";
import { LibraryView } from "./library-view";
import { libraryMainId, SkipLink } from "./skip-link";
import { useFileEvents } from "./use-file-events";
import { type FirstPage, useFirstPage } from "./use-first-page";
import { useLibraryFiles } from "./use-library-files";
import { useLibraryRows } from "./use-library-rows";
import { useNeighbours } from "./use-neighbours";
import { useOpenDrawer } from "./use-open-drawer";
import { useRowActions } from "./use-row-actions";
import { useSelectedCount } from "./use-selected";
import { useShortcuts } from "./use-shortcuts";
import { useShownFiles } from "./use-shown-files";
import { useSingleKeys } from "./use-single-keys";

const FileDrawer = dynamic(() => import("@/components/file-drawer/file-drawer").then((module) => module.FileDrawer), {
  ssr: false,
});
const BackendSwitcher = dynamic(() => import("@/components/backend/backend-switcher"), {
  ssr: false,
  loading: () => <span className="block h-10 w-20" />,
});
const SelectionBar = dynamic(() => import("./selection-bar"), { ssr: false });
const StatusPanel = dynamic(() => import("@/components/status/status-panel"), { ssr: false });
const FoundElsewhere = dynamic(() => import("@/components/find/found-elsewhere"), { ssr: false });
const loadPalette = () => import("@/components/find/palette");
const Palette = dynamic(loadPalette, { ssr: false });
const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog"), { ssr: false });

type Props = { capabilities: Capabilities; role: Role; canSignOut: boolean; firstPage: FirstPage };

/** The library: header, tiles, drawer, uploads. */
export function LibraryPage({ capabilities, role, canSignOut, firstPage }: Props) {
  useFirstPage(firstPage);
  const browse = useText(browseTexts);
  const canEdit = allows(role, "editor");
  const canUpload = canEdit && capabilities.upload !== "none";
  const canArchive = canEdit && capabilities.archive;

  const { backends } = useBackends();
  useFileEvents();
  const library = useLibraryFiles();
  const find = useFind(capabilities.search, library.files);
  const { search } = find;
  const order = useShownFiles(library.files);
  const archiving = useStore(archiveStore, (state) => state.hidden);
  const deleted = useStore(deletionStore, (state) => state.deleted);
  const hiddenIds = useMemo(() => new Set([...deleted, ...archiving.keys()]), [archiving, deleted]);
  const { rows, held, result } = useLibraryRows({
    query: find.asked,
    listed: order.files,
    listIsWhole: library.isLoaded && !library.hasMore,
    found: search.isSearching ? (search.files ?? noFiles) : null,
    hiddenIds,
    hold: order.isHeld,
  });

  const drawer = useOpenDrawer();
  const box = useRef<HTMLInputElement>(null);
  const uploads = useRef<UploadAreaHandle>(null);
  const pickFiles = useCallback(() => uploads.current?.pick(), []);
  useRecentSearches(find.text, drawer.fileId);
  const [elsewhere, setElsewhere] = useState<number | null>(null);
  const [showsPalette, setShowsPalette] = useState(false);
  const [listsShortcuts, setListsShortcuts] = useState(false);
  const intent = useIntent();
  const [showsStatus, setShowsStatus] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  useShortcuts(
    {
      showPalette: () => setShowsPalette(true),
      // Should it not come, whoever opens it is told.
      foreseePalette: () => void loadPalette().catch(() => undefined),
      focusSearch: () => box.current?.focus(),
      upload: () => canUpload && pickFiles(),
      showList: () => setListsShortcuts(true),
      showStatus: () => setShowsStatus(true),
      undoArchive: () => canArchive && archiveStore.undoLast(),
    },
    // Letters that follow while the palette is on its way are meant for it.
    singleKeys && !showsPalette,
  );
  const selectedCount = useSelectedCount();
  const [hasSelected, setHasSelected] = useState(false);
  if (selectedCount > 0 && !hasSelected) setHasSelected(true);
  const neighbours = useNeighbours(rows, drawer.fileId);
  const actions = useRowActions({ rows, onOpen: drawer.open, onArchive: canArchive ? archiveFiles : null });
  function archiveFiles(fileIds: readonly string[]): void {
    // A row that was never in view has no name here.
    requestArchive(fileIds.map((fileId) => ({ fileId, displayName: nameOf(rows, fileId) ?? fileId })));
  }
  const { change } = find;
  const changeLayout = useCallback((layout: LibraryLayout) => change({ layout }, "replace"), [change]);
  const clearSearch = () => {
    find.clearText();
    box.current?.focus();
  };

  const isEmpty = library.isLoaded && !library.hasMore && library.files.every(({ fileId }) => hiddenIds.has(fileId));
  return (
    <>
      <SkipLink />
      <LibraryHeader
        search={
          capabilities.search === "none" ? null : (
            <SearchBox
              query={find.query.text}
              answersAtOnce={find.isIndexed}
              waitsForEnter={find.waitsForEnter}
              isUnanswered={search.refusal !== null}
              onSearch={find.onSearch}
              onPalette={() => setShowsPalette(true)}
              box={box}
            />
          )
        }
        // The empty library has the button in its middle.
        onUpload={canUpload && (!isEmpty || search.isSearching) ? pickFiles : null}
        library={backends.length > 1 || canSignOut ? <BackendSwitcher canSignOut={canSignOut} /> : null}
        status={<StatusButton isOpen={showsStatus} onOpen={() => setShowsStatus(true)} />}
        onShortcuts={() => setListsShortcuts(true)}
      />
      <main id={libraryMainId} {...intent} className="mx-auto max-w-[2400px] px-4 pt-6 pb-24 sm:px-8 sm:pt-8">
        {isEmpty ? null : (
          <FindBar find={find} result={result} shown={result ? rows.total + held : null} elsewhere={elsewhere}>
            <LayoutSwitch layout={find.query.layout} onChange={changeLayout} />
          </FindBar>
        )}
        <LibraryView
          library={library}
          find={find}
          elsewhere={elsewhere}
          searchKind={capabilities.search}
          rows={rows}
          held={rows.home === "index" ? held : search.isSearching ? 0 : order.held}
          isEmpty={isEmpty}
          drawer={drawer}
          actions={actions}
          singleKeys={singleKeys}
          onUpload={canUpload ? pickFiles : null}
          onClearSearch={clearSearch}
        />
        {find.text === "" ? null : (
          <FoundElsewhere
            find={find}
            result={rows.query.text === find.text ? result : null}
            isSemantic={capabilities.search === "semantic"}
            isHidden={(fileId) => hiddenIds.has(fileId)}
            onOpen={drawer.open}
            onCount={setElsewhere}
          />
        )}
      </main>
      {drawer.fileId === null ? null : (
        <FileDrawer
          fileId={drawer.fileId}
          {...neighbours}
          known={library.files.find(({ fileId }) => fileId === drawer.fileId)}
          canEdit={canEdit}
          capabilities={capabilities}
          onClose={() => drawer.close()}
          onOpen={drawer.open}
          onArchive={(file) => {
            requestArchive(file);
            drawer.close(neighbours.nextId ?? neighbours.previousId);
          }}
          onDeleted={drawer.close}
        />
      )}
      {canUpload ? <UploadArea ref={uploads} onOpenFile={drawer.open} /> : null}
      <ArchiveToasts canUndo={canArchive} />
      {/* Not with the bar: what comes together with its words is not heard. */}
      <LiveRegion>
        {selectedCount > 0 ? browse.selected(selectedCount) : hasSelected ? browse.nothingSelected : ""}
      </LiveRegion>
      {hasSelected ? (
        <SelectionBar
          total={rows.total}
          capabilities={capabilities}
          canEdit={canEdit}
          onSelectAll={actions.selectAll}
          onArchive={canArchive ? () => actions.archive?.(0) : null}
          onClear={actions.clear}
        />
      ) : null}
      <DeletionHost />
      {showsPalette ? (
        <Palette
          find={find}
          onClose={() => setShowsPalette(false)}
          onOpenFile={drawer.open}
          onUpload={canUpload ? pickFiles : null}
          onShortcuts={() => setListsShortcuts(true)}
          onStatus={() => setShowsStatus(true)}
        />
      ) : null}
      {showsStatus ? <StatusPanel onOpenChange={setShowsStatus} loadedAt={library.loadedAt} /> : null}
      {listsShortcuts ? (
        <ShortcutsDialog
          open
          onOpenChange={setListsShortcuts}
          canEdit={canEdit}
          singleKeys={singleKeys}
          onSingleKeys={setSingleKeys}
        />
      ) : null}
    </>
  );
}

const noFiles: readonly MediaFile[] = [];

function nameOf(rows: LibraryRows, fileId: string): string | undefined {
  const position = rows.knownPositionOf(fileId);
  return position === undefined ? undefined : rows.at(position)?.displayName;
}
