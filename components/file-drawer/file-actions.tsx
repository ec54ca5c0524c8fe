import Archive from "lucide-react/icons/archive";
import Download from "lucide-react/icons/download";
import Trash from "lucide-react/icons/trash-2";
import { usePresentBackend } from "@/components/backend/present-backend";
import { libraryUrlOf } from "@/components/sharing/embed-code";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { useText } from "@/components/ui/locale";
import { downloadPath } from "@/lib/client/api";
import type { MediaFile } from "@/lib/domain/media-file";
import { deletionTexts } from "@/lib/messages/en/deletion";
import { drawerTexts } from "@/lib/messages/en/drawer";

/** What can be done with the file. `onArchive` and `onDelete` are null when this person or this backend cannot. */
export function FileActions({
  file,
  onArchive,
  onDelete,
}: {
  file: MediaFile;
  onArchive: (() => void) | null;
  /** Deletes for good, after asking. */
  onDelete: (() => void) | null;
}) {
  const deletion = useText(deletionTexts);
  const text = useText(drawerTexts);
  const { key: backend } = usePresentBackend();
  const { download } = file.sources;
  return (
    <div className="flex flex-wrap gap-2">
      {download?.status === "ready" ? (
        // A new tab: should a backend send the file for showing, it never replaces this page and its uploads.
        <a
          href={downloadPath(file.fileId, backend)}
          download={file.displayName}
          target="_blank"
          rel="noopener noreferrer"
          className={buttonClass("primary", "sm")}
        >
          <Download aria-hidden />
          {text.download}
        </a>
      ) : null}
      <CopyButton label={text.copyLink} text={() => libraryUrlOf(window.location.origin, file.fileId)} />
      {onArchive ? (
        <Button size="sm" variant="danger" onClick={onArchive}>
          <Archive aria-hidden />
          {text.archive}
        </Button>
      ) : null}
      {onDelete ? (
        <Button size="sm" variant="danger" aria-haspopup="dialog" onClick={onDelete}>
          <Trash aria-hidden />
          {deletion.delete}
        </Button>
      ) : null}
    </div>
  );
}
