"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { fill } from "@/components/ui/fill";
import { useText } from "@/components/ui/locale";
import { showToast } from "@/components/ui/toast";
import { savedViews } from "@/lib/client/saved-views";
import { refineTexts } from "@/lib/messages/en/refine";

/** Gives what is shown a name. */
export default function SaveViewDialog({
  address,
  suggestion,
  onClose,
}: {
  address: string;
  suggestion: string;
  onClose(): void;
}) {
  const text = useText(refineTexts);
  const [name, setName] = useState(suggestion);

  function save(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() === "") return;
    const isKept = savedViews.add(name, address);
    showToast({
      message: fill(text.viewSaved, { name: <bdi className="break-words">{name.trim()}</bdi> }),
      ...(isKept ? {} : { tone: "danger", description: text.notKept }),
    });
    onClose();
  }

  return (
    <Dialog title={text.saveView} description={text.saveViewHelp} open onOpenChange={(open) => !open && onClose()}>
      <form onSubmit={save} className="space-y-4">
        <label className="block text-sm">
          <span className="mb-1.5 block font-medium">{text.viewName}</span>
          <input
            dir="auto"
            value={name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
            className="h-10 w-full rounded-control border border-line-strong bg-surface px-3 text-base sm:text-sm"
          />
        </label>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" disabled={name.trim() === ""}>
            {text.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
