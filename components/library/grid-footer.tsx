import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import { Spinner } from "@/components/ui/spinner";
import { libraryTexts } from "@/lib/messages/en/library";

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
  const text = useText(libraryTexts);
  return (
    <div className="flex min-h-24 items-center justify-center gap-3 py-8 text-center text-faint text-sm">
      {failure ? (
        <>
          <span role="alert" className="text-ink">
            {text.moreFailed} {failure.message}
          </span>
          <Button size="sm" onClick={onRetry}>
            {text.retry}
          </Button>
        </>
      ) : hasMore || isLoadingMore ? (
        <>
          <Spinner />
          {text.loadingMore}
        </>
      ) : (
        <span>{text.wholeLibrary(count)}</span>
      )}
    </div>
  );
}
