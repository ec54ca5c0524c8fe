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
        ? "Search looks for what a file shows or is about, not for its name. Describe it in other words; files still being analysed are not found yet."
        : "Search looks at names, descriptions and spoken words. Try fewer or shorter words; files still being processed may not be found yet."}
    </FullState>
  );
}
