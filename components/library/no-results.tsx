import SearchX from "lucide-react/icons/search-x";
import { Button } from "@/components/ui/button";
import { fill } from "@/components/ui/fill";
import { FullState } from "@/components/ui/full-state";
import { useText } from "@/components/ui/locale";
import type { Capabilities } from "@/lib/domain/api";
import { libraryTexts } from "@/lib/messages/en/library";

/** A search that found nothing. */
export function NoResults({
  query,
  search,
  onClear,
}: {
  query: string;
  search: Capabilities["search"];
  onClear(): void;
}) {
  const text = useText(libraryTexts);
  const shown = query.length > 80 ? `${query.slice(0, 80)}…` : query;
  return (
    <FullState
      picture={<SearchX aria-hidden className="size-10" strokeWidth={1.25} />}
      title={
        query === "" ? text.noMatch : fill(text.nothingFoundFor, { query: <bdi className="break-words">{shown}</bdi> })
      }
      actions={<Button onClick={onClear}>{query === "" ? text.clearFilters : text.clearSearch}</Button>}
    >
      <NoResultsHelp query={query} search={search} />
    </FullState>
  );
}

function NoResultsHelp({ query, search }: { query: string; search: Capabilities["search"] }) {
  const text = useText(libraryTexts);
  if (query === "") return text.noMatchHelp;
  if (search === "semantic") return text.searchSemanticHelp;
  return search === "name" ? text.searchNameHelp : text.searchWordsHelp;
}
