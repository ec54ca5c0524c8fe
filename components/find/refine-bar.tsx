"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { Facet } from "@/lib/domain/library-query";
import { addressOf, queryAt } from "@/lib/url/shown-query";
import { FacetMenu } from "./facet-menu";
import { activeFilters, toggled } from "./facet-words";
import { FilterChips } from "./filter-chips";
import { FilterSheet } from "./filter-sheet";
import { SortMenu } from "./sort-menu";
import { useFacetCounts } from "./use-facet-counts";
import type { Find } from "./use-find";
import { ViewsMenu } from "./views-menu";

const SaveViewDialog = dynamic(() => import("./save-view-dialog"), { ssr: false });
const ManageViewsDialog = dynamic(() => import("./manage-views-dialog"), { ssr: false });

/** Filters with counts, sorting and saved views: what the library index can do, above the files. */
export default function RefineBar({ find, children }: { find: Find; children?: ReactNode }) {
  const { query, change, local } = find;
  const { filters } = query;
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const toggle = (facet: Facet, value: string) => change({ filters: toggled(filters, facet, value) });
  const choices = useFacetCounts(local.result?.facets ?? null, filters).map(({ facet, values }) => ({
    facet,
    values,
    chosen: filters[facet] ?? [],
    onToggle: (value: string) => toggle(facet, value),
  }));
  const clear = () => change({ filters: {} });
  const address = addressOf(query);

  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1 gap-y-2">
      <div className="-ms-2.5 hidden min-w-0 flex-wrap items-center gap-x-0.5 md:flex">
        {choices.map((choice) => (
          <FacetMenu key={choice.facet} {...choice} />
        ))}
      </div>
      {choices.length > 0 ? (
        <div className="-ms-2.5 md:hidden">
          <FilterSheet choices={choices} count={activeFilters(filters).length} onClear={clear} />
        </div>
      ) : null}
      <div className="ms-auto flex items-center gap-x-0.5">
        {local.result ? <SortMenu query={query} onChange={change} /> : null}
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
