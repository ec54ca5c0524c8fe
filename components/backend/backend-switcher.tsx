"use client";

import Check from "lucide-react/icons/check";
import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import LogOut from "lucide-react/icons/log-out";
import { DropdownMenu } from "radix-ui";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useText } from "@/components/ui/locale";
import { MenuRoot } from "@/components/ui/menu-root";
import { showToast } from "@/components/ui/toast";
import { followOtherTabs, signOut, switchLibrary } from "@/lib/client/leave-library";
import { uploadTotals } from "@/lib/client/upload-item";
import { uploadStore } from "@/lib/client/upload-store";
import type { BackendKey } from "@/lib/domain/backends";
import { backendTexts } from "@/lib/messages/en/backends";
import { useBackends, usePresentBackend } from "./present-backend";

/** Which backend's library is shown, the way to another, and out. */
export default function BackendSwitcher({ canSignOut }: { canSignOut: boolean }) {
  const text = useText(backendTexts);
  const { backends } = useBackends();
  const present = usePresentBackend();
  const [goingTo, setGoingTo] = useState<string | null>(null);
  const isSending = useStore(uploadStore, ({ items }) => uploadTotals(items).unsent > 0);
  useEffect(followOtherTabs, []);

  async function choose(key: BackendKey, name: string): Promise<void> {
    if (key === present.key) return;
    setGoingTo(name);
    await switchLibrary(key).catch((failure: Error) => {
      setGoingTo(null);
      showToast({ tone: "danger", message: text.switchFailed, description: failure.message });
    });
  }
  async function leave(): Promise<void> {
    await signOut().catch((failure: Error) =>
      showToast({ tone: "danger", message: text.signOutFailed, description: failure.message }),
    );
  }

  return (
    <MenuRoot
      align="end"
      className="w-64 max-w-[calc(100vw-24px)]"
      trigger={
        <DropdownMenu.Trigger
          aria-label={text.choose(present.name)}
          aria-busy={goingTo !== null}
          className="inline-flex h-10 min-w-0 max-w-36 items-center gap-1 rounded-control px-2 font-medium text-[13px] text-muted transition-colors duration-150 hover:bg-hover hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink"
        >
          <bdi className="truncate max-sm:max-w-16">{goingTo === null ? present.name : text.switching(goingTo)}</bdi>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 opacity-60" />
        </DropdownMenu.Trigger>
      }
    >
      <DropdownMenu.RadioGroup value={present.key} aria-label={text.library}>
        <DropdownMenu.Label className="px-2 pt-2 pb-1 font-medium text-faint text-xs">
          {text.library}
        </DropdownMenu.Label>
        {backends.map(({ key, name }) => (
          <DropdownMenu.RadioItem
            key={key}
            value={key}
            disabled={isSending && key !== present.key}
            onSelect={() => void choose(key, name)}
            className={itemClass}
          >
            <span className="grid size-4 place-items-center">
              <DropdownMenu.ItemIndicator>
                <Check aria-hidden className="text-accent" />
              </DropdownMenu.ItemIndicator>
            </span>
            <bdi>{name}</bdi>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
      {isSending && backends.length > 1 ? (
        <p className="text-pretty px-2 py-1.5 text-muted text-xs leading-5">{text.uploadsRun}</p>
      ) : null}
      {canSignOut ? (
        <>
          <DropdownMenu.Separator className="mx-2 my-1.5 h-px bg-line" />
          <DropdownMenu.Item onSelect={() => void leave()} className={itemClass}>
            <LogOut aria-hidden className="text-muted rtl:-scale-x-100" />
            {text.signOut}
          </DropdownMenu.Item>
        </>
      ) : null}
    </MenuRoot>
  );
}

const itemClass =
  "flex min-h-10 cursor-default select-none items-center gap-2.5 rounded-md px-2 text-[13px] text-ink outline-none data-[highlighted]:bg-hover data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0";
