"use client";

import { usePresentBackend } from "@/components/backend/present-backend";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useText } from "@/components/ui/locale";
import { Switch } from "@/components/ui/switch";
import { shortcutTexts } from "@/lib/messages/en/shortcuts";

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
  const text = useText(shortcutTexts);
  const { capabilities } = usePresentBackend();
  const key = text.keys;
  const shortcuts: Shortcut[] = [
    { keys: ["/"], does: text.search },
    { keys: [key.control, "K"], does: text.palette },
    { keys: [key.escape], does: text.clear },
    { keys: ["←", "→", "↑", "↓"], does: text.move },
    { keys: [key.home, key.end], does: text.firstAndLast },
    { keys: [key.enter], does: text.open },
    { keys: [key.alt, ",", "."], does: text.scrub },
    ...(canEdit ? [{ keys: ["U"], does: text.upload }] : []),
    ...(canEdit && capabilities.archive
      ? [
          { keys: [key.delete], does: text.archive },
          { keys: [key.control, "Z"], does: text.undo },
        ]
      : []),
    { keys: ["Q"], does: text.status },
    { keys: ["?"], does: text.list },
  ];
  return (
    <Dialog title={text.title} open={open} onOpenChange={onOpenChange}>
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
          {text.singleKeys}
          <span className="mt-0.5 block text-muted text-xs">{text.singleKeysHelp}</span>
        </span>
        <Switch id="single-keys" checked={singleKeys} onCheckedChange={onSingleKeys} />
      </label>
    </Dialog>
  );
}
