"use client";

import Download from "lucide-react/icons/download";
import Globe from "lucide-react/icons/globe";
import Link from "lucide-react/icons/link";
import Lock from "lucide-react/icons/lock";
import Trash2 from "lucide-react/icons/trash-2";
import { useStore } from "zustand";
import { useText } from "@/components/ui/locale";
import { bulkStore } from "@/lib/client/bulk/bulk-store";
import type { Capabilities } from "@/lib/domain/capabilities";
import { bulkTexts } from "@/lib/messages/en/bulk";
import { BulkButton } from "./bulk-button";
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
          <BulkButton icon={<Globe aria-hidden />} disabled={isBusy} onClick={() => actions.share(true)}>
            {text.share}
          </BulkButton>
          <BulkButton icon={<Lock aria-hidden />} disabled={isBusy} onClick={() => actions.share(false)}>
            {text.unshare}
          </BulkButton>
        </>
      ) : null}
      {capabilities.publicPreview ? (
        <BulkButton icon={<Link aria-hidden />} onClick={actions.copyLinks}>
          {text.copyLinks}
        </BulkButton>
      ) : null}
      <BulkButton icon={<Download aria-hidden />} disabled={isBusy} onClick={actions.download}>
        {text.download}
      </BulkButton>
      {capabilities.deletePermanently && canEdit ? (
        <BulkButton icon={<Trash2 aria-hidden />} variant="danger" onClick={actions.deletePermanently}>
          {text.delete}
        </BulkButton>
      ) : null}
    </>
  );
}
