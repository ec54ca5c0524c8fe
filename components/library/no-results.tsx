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
      title={fill(text.nothingFoundFor, { query: <bdi className="break-words">{shown}</bdi> })}
      actions={<Button onClick={onClear}>{text.clearSearch}</Button>}
    >
      {search === "semantic" ? text.searchSemanticHelp : search === "name" ? text.searchNameHelp : text.searchWordsHelp}
    </FullState>
  );
}
