"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";

type Shortcut = { keys: string[]; does: string };

/** The list under `?`, and the switch that turns single keys off for those whom they disturb. */
export default function ShortcutsDialog({
  open,
  onOpenChange,
  canEdit,
  singleKeys,
  onSingleKeys,
}: {
  open: boolean;
  onOpenChange(open: boolean): void;
  canEdit: boolean;
  singleKeys: boolean;
  onSingleKeys(on: boolean): void;
}) {
  const shortcuts: Shortcut[] = [
    { keys: ["/"], does: "Search files" },
    { keys: ["Esc"], does: "Clear the search, close what is open" },
    { keys: ["←", "→", "↑", "↓"], does: "Move between files" },
    { keys: ["Home", "End"], does: "First and last file" },
    { keys: ["Enter"], does: "Open the file" },
    ...(canEdit
      ? [
          { keys: ["U"], does: "Upload files" },
          { keys: ["Del"], does: "Archive the focused file" },
          { keys: ["Ctrl", "Z"], does: "Undo the last archive" },
        ]
      : []),
    { keys: ["Q"], does: "Status: connection and calls left" },
    { keys: ["?"], does: "This list" },
  ];
  return (
    <Dialog title="Keyboard shortcuts" open={open} onOpenChange={onOpenChange}>
      <dl className="divide-y">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="flex min-h-10 items-center justify-between gap-4 py-2">
            <dt className="text-sm">{does}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label htmlFor="single-keys" className="mt-4 flex items-center justify-between gap-4 border-t pt-4 text-sm">
        <span>
          Single-key shortcuts
          <span className="mt-0.5 block text-muted text-xs">
            Turn off if you speak to your computer or use sticky keys.
          </span>
        </span>
        <Switch id="single-keys" checked={singleKeys} onCheckedChange={onSingleKeys} />
      </label>
    </Dialog>
  );
}
