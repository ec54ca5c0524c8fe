"use client";

import Archive from "lucide-react/icons/archive";
import X from "lucide-react/icons/x";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useText } from "@/components/ui/locale";
import type { Capabilities } from "@/lib/domain/capabilities";
import { browseTexts } from "@/lib/messages/en/browse";
import { BulkButton } from "./bulk-button";
import { BulkButtons } from "./bulk-buttons";
import { BulkProgress } from "./bulk-progress";
import { useSelectedCount } from "./use-selected";

type Props = {
  /** How many files the query has. */
  total: number;
  capabilities: Capabilities;
  canEdit: boolean;
  onSelectAll(): void;
  /** Null when the person may not archive. */
  onArchive: (() => void) | null;
  onClear(): void;
};

/** What can be done with the selected files; only there while some are. What goes on with them outlives the selection. */
export default function SelectionBar({ total, capabilities, canEdit, onSelectAll, onArchive, onClear }: Props) {
  const text = useText(browseTexts);
  const count = useSelectedCount();
  return (
    <div className="pointer-events-none fixed inset-x-2 bottom-4 z-30 flex flex-col items-center gap-2 *:pointer-events-auto">
      <BulkProgress />
      {count === 0 ? null : (
        <section
          aria-label={text.selection}
          className="flex w-fit max-w-full animate-rise-in flex-wrap items-center gap-2 rounded-panel border bg-surface p-2 shadow-floating max-sm:w-full"
        >
          <IconButton size="sm" label={text.clearSelection} onClick={onClear}>
            <X aria-hidden />
          </IconButton>
          <p className="me-2 font-medium text-sm tabular-nums">{text.selected(count)}</p>
          {count < total ? (
            <Button size="sm" variant="ghost" onClick={onSelectAll} className="max-sm:ms-auto">
              {text.selectAll(total)}
            </Button>
          ) : null}
          <div className="flex flex-wrap gap-2 max-sm:grid max-sm:w-full max-sm:auto-cols-fr max-sm:grid-flow-col max-sm:gap-1">
            {onArchive ? (
              <BulkButton icon={<Archive aria-hidden />} onClick={onArchive}>
                {text.archive}
              </BulkButton>
            ) : null}
            <BulkButtons capabilities={capabilities} canEdit={canEdit} />
          </div>
        </section>
      )}
    </div>
  );
}
