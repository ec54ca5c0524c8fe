"use client";

import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { memo } from "react";
import { useText } from "@/components/ui/locale";
import { type LibrarySort, librarySorts } from "@/lib/domain/library-query";
import { refineTexts } from "@/lib/messages/en/refine";
import type { SortDirection } from "@/lib/url/library-url";
import type { ShownQuery } from "@/lib/url/shown-query";
import { Menu, MenuChoice, MenuLine } from "./menu";

/** By what files are sorted, and which way. Best match is offered for a text alone. */
export const SortMenu = memo(function SortMenu({
  hasText,
  sort: asked,
  direction: askedDirection,
  onChange,
}: Pick<ShownQuery, "sort" | "direction"> & { hasText: boolean; onChange(part: Partial<ShownQuery>): void }) {
  const text = useText(refineTexts);
  const sort: LibrarySort = asked === "relevance" && !hasText ? "recent" : asked;
  const usual: SortDirection = sort === "name" ? "ascending" : "descending";
  const direction = sort === "relevance" ? null : (askedDirection ?? usual);
  const Arrow = direction === "ascending" ? ArrowUp : ArrowDown;
  const words = sort === "relevance" ? null : text.directions[sort];
  return (
    <Menu
      align="end"
      name={[text.sortBy(text.sorts[sort]), direction && words?.[direction]].filter(Boolean).join(", ")}
      label={
        <>
          {direction ? <Arrow aria-hidden /> : null}
          {text.sorts[sort]}
        </>
      }
    >
      <MenuChoice
        heading={text.sort}
        value={sort}
        options={librarySorts
          .filter((value) => hasText || value !== "relevance")
          .map((value) => ({ value, label: text.sorts[value] }))}
        // Without a text the plain order needs no word in the address.
        onChoose={(next) => onChange({ sort: next === "recent" && !hasText ? "relevance" : next, direction: null })}
      />
      {direction && words ? (
        <>
          <MenuLine />
          <MenuChoice
            heading={text.direction}
            value={direction}
            options={(["descending", "ascending"] as const).map((value) => ({ value, label: words[value] }))}
            onChoose={(next) =>
              onChange({
                direction: next === usual ? null : next,
                // Turned around, the order is one that was chosen.
                ...(sort === "recent" ? { sort: next === usual && !hasText ? "relevance" : "recent" } : {}),
              })
            }
          />
        </>
      ) : null}
    </Menu>
  );
});
