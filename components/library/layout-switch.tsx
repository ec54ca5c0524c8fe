"use client";

import Grid2x2 from "lucide-react/icons/grid-2x2";
import Grid3x3 from "lucide-react/icons/grid-3x3";
import List from "lucide-react/icons/list";
import Square from "lucide-react/icons/square";
import { memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { useText } from "@/components/ui/locale";
import { browseTexts } from "@/lib/messages/en/browse";
import { type LibraryLayout, libraryLayouts } from "@/lib/url/library-url";

const icons = { large: Square, medium: Grid2x2, small: Grid3x3, table: List } as const;

/** Tiles of three sizes, or a table. */
export const LayoutSwitch = memo(function LayoutSwitch({
  layout,
  onChange,
}: {
  layout: LibraryLayout;
  onChange(layout: LibraryLayout): void;
}) {
  const text = useText(browseTexts);
  return (
    <fieldset className="ms-1 flex items-center rounded-control bg-sunken p-0.5">
      <legend className="sr-only">{text.layout}</legend>
      {libraryLayouts.map((choice) => {
        const Icon = icons[choice];
        return (
          <label
            key={choice}
            title={text.layouts[choice]}
            className={classNames(
              "grid h-8 w-7 cursor-pointer place-items-center rounded-md outline-offset-2 sm:w-8 has-focus-visible:outline-2 has-focus-visible:outline-accent",
              choice === layout ? "bg-surface text-ink shadow-raised ring-1 ring-line" : "text-faint hover:text-ink",
            )}
          >
            <input
              type="radio"
              name="library-layout"
              value={choice}
              checked={choice === layout}
              onChange={() => onChange(choice)}
              aria-label={text.layouts[choice]}
              className="sr-only"
            />
            <Icon aria-hidden className="size-4" />
          </label>
        );
      })}
    </fieldset>
  );
});
