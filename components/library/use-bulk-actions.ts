"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePresentBackend } from "@/components/backend/present-backend";
import { embedUrl } from "@/components/sharing/embed-code";
import { useText } from "@/components/ui/locale";
import { showToast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { choosePlace } from "@/lib/client/bulk/save-stream";
import { saveZip } from "@/lib/client/bulk/save-zip";
import { type SelectedFile, selectedFiles } from "@/lib/client/bulk/selected-files";
import { shareFiles } from "@/lib/client/bulk/share-files";
import { requestDeletion } from "@/lib/client/deletion-store";
import { selectionStore } from "@/lib/client/selection-store";
import { bulkTexts } from "@/lib/messages/en/bulk";

/** What the bar does with all selected files. Each asks first what is known of them, and says so when that fails. */
export function useBulkActions() {
  const { key: backend, capabilities } = usePresentBackend();
  const throughServer = capabilities.playback === "through_server";
  const text = useText(bulkTexts);
  const client = useQueryClient();

  async function withSelected(act: (files: SelectedFile[]) => void | Promise<void>): Promise<void> {
    try {
      const files = await selectedFiles(client, selectionStore.fileIds());
      if (files.length === 0) showToast({ message: text.allGone });
      else await act(files);
    } catch (cause) {
      showToast({
        tone: "danger",
        message: text.unknownFailed,
        ...(cause instanceof ApiError ? { description: cause.message } : {}),
      });
    }
  }

  async function copyLinks(files: readonly SelectedFile[]): Promise<void> {
    const shared = files.filter(({ isPublic }) => isPublic);
    if (shared.length === 0) {
      showToast({ message: text.noLinks, description: text.shareFirst });
      return;
    }
    const links = shared.map(({ fileId }) => embedUrl(location.origin, fileId)).join("\n");
    const without = files.length - shared.length;
    try {
      await navigator.clipboard.writeText(links);
      showToast({
        message: text.linksCopied(shared.length),
        ...(without > 0 ? { description: text.withoutLink(without) } : {}),
      });
    } catch {
      // Browsers keep the clipboard from pages served without https under a name that is not localhost.
      showToast({ tone: "danger", message: text.copyRefused, description: links, durationMs: null });
    }
  }

  /** The place is chosen first: browsers ask for it only right after a press. */
  async function download(count: number, given?: readonly SelectedFile[]): Promise<void> {
    const place = await choosePlace(text.zipName(count));
    if (!place) return;
    const save = (files: readonly SelectedFile[]) =>
      saveZip({
        files,
        place,
        backend,
        throughServer,
        onEnd: (saved) => showToast({ message: text.done.zip(saved) }),
        onRetry: (failed) => void download(failed.length, failed),
      });
    await (given ? save(given) : withSelected(save));
  }

  return {
    share: (enabled: boolean) =>
      void withSelected((files) =>
        shareFiles(client, files, enabled, (count) =>
          showToast({ message: enabled ? text.done.share(count) : text.done.unshare(count) }),
        ),
      ),
    copyLinks: () => void withSelected(copyLinks),
    download: () => void download(selectionStore.getState().count),
    deletePermanently: () => void withSelected(requestDeletion),
  };
}
