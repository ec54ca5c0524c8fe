import CircleAlert from "lucide-react/icons/circle-alert";
import FileX from "lucide-react/icons/file-x";
import { Button } from "@/components/ui/button";
import { FullState } from "@/components/ui/full-state";
import { useText } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { drawerTexts } from "@/lib/messages/en/drawer";
import { drawerGrid } from "./drawer-grid";

/** Nothing is known of the file yet. Same places and sizes as the real thing. */
export function DrawerSkeleton() {
  const text = useText(drawerTexts);
  return (
    <div className={drawerGrid} role="status" aria-label={text.openingLabel}>
      <div className="min-w-0 space-y-6">
        <Skeleton className="aspect-video max-h-[min(72dvh,900px)] w-full rounded-none md:rounded-tile" />
        <div className="space-y-3 px-4 md:px-0">
          <Skeleton className="h-8 w-72" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-4 w-1/2" />
        </div>
      </div>
      <div className="space-y-4 px-4 md:px-0">
        <Skeleton className="h-20 w-full" />
        <Skeleton className="h-56 w-full" />
      </div>
    </div>
  );
}

type Failure = { error: Error; isFetching: boolean; onRetry(): void };

/** The file could not be asked for, and nothing is known of it. */
export function DrawerFailure({ error, isFetching, onRetry }: Failure) {
  const text = useText(drawerTexts);
  return (
    <div role="alert">
      <FullState
        picture={<CircleAlert aria-hidden className="size-10" strokeWidth={1.25} />}
        title={text.openFailed}
        heading="h2"
        actions={
          <Button variant="primary" disabled={isFetching} onClick={onRetry}>
            {isFetching ? text.trying : text.retry}
          </Button>
        }
      >
        {error.message}
      </FullState>
    </div>
  );
}

/** What is shown is older than it should be. */
export function StaleNotice({ error, isFetching, onRetry }: Failure) {
  const text = useText(drawerTexts);
  return (
    <Notice
      role="alert"
      tone="warning"
      icon={<CircleAlert aria-hidden />}
      className="m-4 md:mx-6 md:mb-0"
      action={
        <Button size="sm" disabled={isFetching} onClick={onRetry}>
          {isFetching ? text.trying : text.retry}
        </Button>
      }
    >
      {text.stale} {error.message}
    </Notice>
  );
}

/** The address names a file that is not in the library (any more). */
export function DrawerGone({ onClose }: { onClose(): void }) {
  const text = useText(drawerTexts);
  return (
    <FullState
      picture={<FileX aria-hidden className="size-10" strokeWidth={1.25} />}
      title={text.gone}
      actions={
        <Button variant="primary" onClick={onClose}>
          {text.backToLibrary}
        </Button>
      }
    >
      {text.goneHelp}
    </FullState>
  );
}
