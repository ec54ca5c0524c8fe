"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useText } from "@/components/ui/locale";
import { playerKeyTexts } from "@/lib/messages/en/player-keys";

/** The list of the player's keys under `?`. */
export default function PlayerKeysDialog({ onOpenChange }: { onOpenChange(open: boolean): void }) {
  const text = useText(playerKeyTexts);
  const keys: { keys: string[]; does: string }[] = [
    { keys: [text.space, "K"], does: text.toggle },
    { keys: ["J", "L"], does: text.tenSeconds },
    { keys: ["←", "→"], does: text.fiveSeconds },
    { keys: ["↑", "↓"], does: text.volume },
    { keys: ["0", "…", "9"], does: text.jump },
    { keys: ["<", ">"], does: text.speed },
    { keys: ["M"], does: text.mute },
    { keys: ["C"], does: text.captions },
    { keys: ["F"], does: text.fullscreen },
    { keys: ["?"], does: text.list },
  ];
  return (
    <Dialog title={text.title} open onOpenChange={onOpenChange}>
      <dl className="divide-y">
        {keys.map(({ keys, does }) => (
          <div key={does} className="flex min-h-10 items-center justify-between gap-4 py-2">
            <dt className="text-sm">{does}</dt>
            <dd className="flex gap-1" dir="ltr">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
