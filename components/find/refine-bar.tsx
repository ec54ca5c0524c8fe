"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useDeferredValue, useState } from "react";
import type { LibraryResult } from "@/lib/client/library-index/library-index";
import type { Facet } from "@/lib/domain/library-query";
import { addressOf, queryAt } from "@/lib/url/shown-query";
import { FacetMenus } from "./facet-menus";
import { toggled } from "./facet-words";
import { FilterChips } from "./filter-chips";
import { SortMenu } from "./sort-menu";
import type { Find } from "./use-find";
import { ViewsMenu } from "./views-menu";

const SaveViewDialog = dynamic(() => import("./save-view-dialog"), { ssr: false });
const ManageViewsDialog = dynamic(() => import("./manage-views-dialog"), { ssr: false });

/** Filters with counts, sorting and saved views: what the library index can do, above the files. */
export default function RefineBar({
  find,
  result,
  children,
}: {
  find: Find;
  result: LibraryResult | null;
  children?: ReactNode;
}) {
  const { query, change } = find;
  const { filters } = query;
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const toggle = useCallback(
    (facet: Facet, value: string) => change({ filters: toggled(filters, facet, value) }),
    [change, filters],
  );
  const clear = useCallback(() => change({ filters: {} }), [change]);
  // The files come first; how many there are of each kind may come a moment later.
  const counts = useDeferredValue(result?.facets ?? null);
  const address = addressOf(query);

  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1 gap-y-2">
      <FacetMenus counts={counts} filters={filters} onToggle={toggle} onClear={clear} />
      <div className="ms-auto flex items-center gap-x-0.5">
        {result ? (
          <SortMenu hasText={find.text !== ""} sort={query.sort} direction={query.direction} onChange={change} />
        ) : null}
        <ViewsMenu
          address={address}
          onOpen={(saved) => change(queryAt(saved))}
          onSave={() => setDialog("save")}
          onManage={() => setDialog("manage")}
        />
        {children}
      </div>
      <FilterChips filters={filters} onRemove={toggle} onClear={clear} />
      {dialog === "save" ? (
        <SaveViewDialog address={address} suggestion={find.text} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === "manage" ? <ManageViewsDialog onClose={() => setDialog(null)} /> : null}
    </div>
  );
}
