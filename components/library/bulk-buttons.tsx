"use client";

import Download from "lucide-react/icons/download";
import Globe from "lucide-react/icons/globe";
import Link from "lucide-react/icons/link";
import Lock from "lucide-react/icons/lock";
import Trash2 from "lucide-react/icons/trash-2";
import { useStore } from "zustand";
import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import { bulkStore } from "@/lib/client/bulk/bulk-store";
import type { Capabilities } from "@/lib/domain/capabilities";
import { bulkTexts } from "@/lib/messages/en/bulk";
import { useBulkActions } from "./use-bulk-actions";

/** What is done with all selected files at once, beside archiving. */
export function BulkButtons({ capabilities, canEdit }: { capabilities: Capabilities; canEdit: boolean }) {
  const text = useText(bulkTexts);
  const isBusy = useStore(bulkStore, ({ task }) => task?.isRunning ?? false);
  const actions = useBulkActions();
  return (
    <>
      {capabilities.publicPreview && canEdit ? (
        <>
          <Button size="sm" disabled={isBusy} onClick={() => actions.share(true)}>
            <Globe aria-hidden />
            {text.share}
          </Button>
          <Button size="sm" disabled={isBusy} onClick={() => actions.share(false)}>
            <Lock aria-hidden />
            {text.unshare}
          </Button>
        </>
      ) : null}
      {capabilities.publicPreview ? (
        <Button size="sm" onClick={actions.copyLinks}>
          <Link aria-hidden />
          {text.copyLinks}
        </Button>
      ) : null}
      <Button size="sm" disabled={isBusy} onClick={actions.download}>
        <Download aria-hidden />
        {text.download}
      </Button>
      {capabilities.deletePermanently && canEdit ? (
        <Button size="sm" variant="danger" onClick={actions.deletePermanently}>
          <Trash2 aria-hidden />
          {text.delete}
        </Button>
      ) : null}
    </>
  );
}
