import SearchX from "lucide-react/icons/search-x";
import { Button } from "@/components/ui/button";
import { FullState } from "@/components/ui/full-state";
import type { Capabilities } from "@/lib/domain/api";

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
  return (
    <FullState
      picture={<SearchX aria-hidden className="size-10" strokeWidth={1.25} />}
      title={
        <>
          Nothing found for “<bdi className="break-words">{query.length > 80 ? `${query.slice(0, 80)}…` : query}</bdi>”
        </>
      }
      actions={<Button onClick={onClear}>Clear search</Button>}
    >
      {search === "semantic"
        ? "Describe in other words what the file shows or says. Files that are still being analysed may not be found yet."
        : "Search looks at names, descriptions and spoken words. Try fewer or shorter words; files that are still being processed may not be found yet."}
    </FullState>
  );
}
