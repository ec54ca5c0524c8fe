"use client";

import BookmarkPlus from "lucide-react/icons/bookmark-plus";
import Gauge from "lucide-react/icons/gauge";
import Keyboard from "lucide-react/icons/keyboard";
import LayoutGrid from "lucide-react/icons/layout-grid";
import Table from "lucide-react/icons/table";
import Upload from "lucide-react/icons/upload";
import X from "lucide-react/icons/x";
import type { ComponentType } from "react";
import { useText } from "@/components/ui/locale";
import { paletteTexts } from "@/lib/messages/en/palette";
import { libraryLayouts } from "@/lib/url/library-url";
import { addressOf, nothingAsked } from "@/lib/url/shown-query";
import type { PaletteProps } from "./palette";

export type PaletteAction = {
  id: string;
  words: string;
  Icon: ComponentType<{ "aria-hidden"?: boolean }>;
  run(): void;
  /** What it opens takes the palette's place. */
  staysOpen?: boolean;
};

/** What can be done from the palette now. */
export function usePaletteActions(props: PaletteProps, onSave: () => void): PaletteAction[] {
  const text = useText(paletteTexts);
  const { find, onUpload, onShortcuts, onStatus } = props;
  const { query, change } = find;
  const isAnythingAsked = addressOf({ ...query, layout: "medium" }) !== "";
  return [
    ...(onUpload ? [{ id: "upload", words: text.upload, Icon: Upload, run: onUpload }] : []),
    ...(isAnythingAsked
      ? [{ id: "clear", words: text.clear, Icon: X, run: () => change({ ...nothingAsked, layout: query.layout }) }]
      : []),
    { id: "save", words: text.save, Icon: BookmarkPlus, run: onSave, staysOpen: true },
    ...libraryLayouts
      .filter((layout) => layout !== query.layout)
      .map((layout) => ({
        id: layout,
        words: text.layouts[layout],
        Icon: layout === "table" ? Table : LayoutGrid,
        run: () => change({ layout }),
      })),
    { id: "status", words: text.status, Icon: Gauge, run: onStatus },
    { id: "shortcuts", words: text.shortcuts, Icon: Keyboard, run: onShortcuts },
  ];
}
