import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { fileCount } from "./file-count";

/** What stands below the last tile: more is coming, it did not come, or this is all. */
export function GridFooter({
  count,
  hasMore,
  isLoadingMore,
  failure,
  onRetry,
}: {
  count: number;
  hasMore: boolean;
  isLoadingMore: boolean;
  failure: Error | null;
  onRetry(): void;
}) {
  return (
    <div className="flex min-h-24 items-center justify-center gap-3 py-8 text-center text-faint text-sm">
      {failure ? (
        <>
          <span role="alert" className="text-ink">
            More files could not be loaded. {failure.message}
          </span>
          <Button size="sm" onClick={onRetry}>
            Retry
          </Button>
        </>
      ) : hasMore || isLoadingMore ? (
        <>
          <Spinner />
          Loading more
        </>
      ) : (
        <span>{fileCount(count)} · That is the whole library</span>
      )}
    </div>
  );
}
