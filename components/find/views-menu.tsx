"use client";

import Bookmark from "lucide-react/icons/bookmark";
import BookmarkPlus from "lucide-react/icons/bookmark-plus";
import Pencil from "lucide-react/icons/pencil";
import { useStore } from "zustand";
import { useText } from "@/components/ui/locale";
import { savedViews } from "@/lib/client/saved-views";
import { refineTexts } from "@/lib/messages/en/refine";
import { Menu, MenuHeading, MenuItem, MenuLine } from "./menu";

/** The saved views, and how to save one more. `address` is of what is shown now. */
export function ViewsMenu({
  address,
  onOpen,
  onSave,
  onManage,
}: {
  address: string;
  onOpen(address: string): void;
  onSave(): void;
  onManage(): void;
}) {
  const text = useText(refineTexts);
  const views = useStore(savedViews.store, (state) => state.items);
  return (
    <Menu
      align="end"
      label={
        <>
          <Bookmark aria-hidden />
          <span className="max-sm:sr-only">{text.views}</span>
        </>
      }
    >
      {views.length === 0 ? (
        <p className="px-2 py-2 text-pretty text-muted text-xs leading-5">{text.noViews}</p>
      ) : (
        <MenuHeading>{text.savedViews}</MenuHeading>
      )}
      {views.map((view) => (
        <MenuItem key={view.id} onSelect={() => onOpen(view.address)}>
          <Bookmark aria-hidden className={view.address === address ? "fill-accent text-accent" : "text-faint"} />
          <bdi className="min-w-0 flex-1 truncate">{view.name}</bdi>
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem onSelect={onSave}>
        <BookmarkPlus aria-hidden className="text-muted" />
        {text.saveView}
      </MenuItem>
      {views.length > 0 ? (
        <MenuItem onSelect={onManage}>
          <Pencil aria-hidden className="text-muted" />
          {text.manageViews}
        </MenuItem>
      ) : null}
    </Menu>
  );
}
