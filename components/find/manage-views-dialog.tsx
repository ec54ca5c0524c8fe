"use client";

import Trash from "lucide-react/icons/trash-2";
import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { fill } from "@/components/ui/fill";
import { IconButton } from "@/components/ui/icon-button";
import { useText } from "@/components/ui/locale";
import { type SavedView, savedViews } from "@/lib/client/saved-views";
import { refineTexts } from "@/lib/messages/en/refine";

/** The saved views, to be renamed and deleted; a deleted one can be brought back. */
export default function ManageViewsDialog({ onClose }: { onClose(): void }) {
  const text = useText(refineTexts);
  const views = useStore(savedViews.store, (state) => state.items);

  // Inside the dialog, where the keyboard is: a toast would lie outside of it.
  const [deleted, setDeleted] = useState<{ name: string; undo(): void } | null>(null);

  function remove(view: SavedView): void {
    setDeleted({ name: view.name, undo: savedViews.remove(view.id) });
  }

  return (
    <Dialog title={text.savedViews} open onOpenChange={(open) => !open && onClose()}>
      {views.length === 0 ? <p className="text-muted text-sm">{text.noViews}</p> : null}
      <ul className="space-y-2">
        {views.map((view) => (
          <li key={view.id} className="flex items-center gap-2">
            <input
              dir="auto"
              aria-label={text.rename(view.name)}
              defaultValue={view.name}
              maxLength={100}
              autoComplete="off"
              onBlur={(event) => {
                if (event.target.value.trim() === "") event.target.value = view.name;
                else savedViews.rename(view.id, event.target.value);
              }}
              onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
              className="h-10 min-w-0 flex-1 rounded-control border border-line bg-surface px-3 text-base hover:border-line-strong sm:text-sm"
            />
            <IconButton label={text.delete(view.name)} onClick={() => remove(view)}>
              <Trash aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div role="status">
        {deleted ? (
          <div className="mt-4 flex items-center justify-between gap-3 border-t pt-3 text-muted text-sm">
            <span className="min-w-0 break-words">
              {fill(text.viewDeleted, { name: <bdi className="text-ink">{deleted.name}</bdi> })}
            </span>
            <Button
              size="sm"
              onClick={() => {
                deleted.undo();
                setDeleted(null);
              }}
            >
              {text.undo}
            </Button>
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
