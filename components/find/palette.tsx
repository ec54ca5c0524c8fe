"use client";

import { Command } from "cmdk";
import Search from "lucide-react/icons/search";
import { Dialog } from "radix-ui";
import { useCallback, useRef, useState } from "react";
import { useText } from "@/components/ui/locale";
import { paletteTexts } from "@/lib/messages/en/palette";
import { addressOf } from "@/lib/url/shown-query";
import { type PaletteAction, usePaletteActions } from "./palette-actions";
import { PaletteFiles } from "./palette-files";
import { ActionGroup, SearchGroups } from "./palette-groups";
import SaveViewDialog from "./save-view-dialog";
import type { Find } from "./use-find";

export type PaletteProps = {
  find: Find;
  onClose(): void;
  onOpenFile(fileId: string): void;
  /** Absent when the person may not. */
  onUpload: (() => void) | null;
  onShortcuts(): void;
  onStatus(): void;
};

/** Files, saved views, recent searches and actions, by typing a few letters of them. */
export default function Palette(props: PaletteProps) {
  const { find, onClose } = props;
  const text = useText(paletteTexts);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState("");
  const hasMoved = useRef(false);
  const [isSaving, setIsSaving] = useState(false);
  // Files come a moment after the letters: the best one is chosen then, unless the person has chosen already.
  const chooseFirst = useCallback((value: string) => {
    if (!hasMoved.current) setChosen(value);
  }, []);
  const actions = usePaletteActions(props, () => setIsSaving(true));
  /** Closes first, so that what opens gets the focus. */
  const run = (work: () => void) => () => {
    onClose();
    work();
  };
  const runAction = ({ staysOpen, run: work }: PaletteAction) => (staysOpen ? work : run(work));

  if (isSaving) return <SaveViewDialog address={addressOf(find.query)} suggestion={find.text} onClose={onClose} />;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-fade-in bg-scrim" />
        <Dialog.Content className="fixed inset-x-4 top-[max(16px,12dvh)] z-50 mx-auto max-w-xl animate-fade-in overflow-hidden rounded-panel bg-surface shadow-floating">
          <Dialog.Title className="sr-only">{text.title}</Dialog.Title>
          <Dialog.Description className="sr-only">{text.help}</Dialog.Description>
          <Command
            shouldFilter={false}
            loop
            label={text.title}
            value={chosen}
            onValueChange={setChosen}
            onKeyDown={(event) => {
              if (event.key.startsWith("Arrow")) hasMoved.current = true;
            }}
          >
            <div className="flex items-center gap-3 border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-faint" />
              <Command.Input
                dir="auto"
                value={typed}
                onValueChange={(next) => {
                  hasMoved.current = false;
                  setTyped(next);
                }}
                maxLength={1000}
                aria-label={text.placeholder}
                placeholder={text.placeholder}
                className="h-13 w-full bg-transparent text-base text-ink outline-none placeholder:text-faint sm:text-sm"
              />
            </div>
            <Command.List
              label={text.title}
              className="max-h-[min(420px,60dvh)] overflow-y-auto overscroll-contain p-2"
            >
              <PaletteFiles
                typed={typed}
                onFirst={chooseFirst}
                onOpen={(fileId) => run(() => props.onOpenFile(fileId))()}
              />
              <SearchGroups find={find} typed={typed} run={run} />
              <ActionGroup typed={typed} actions={actions} runAction={runAction} />
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
