import CloudOff from "lucide-react/icons/cloud-off";
import { Button, buttonClass } from "@/components/ui/button";
import { FullState } from "@/components/ui/full-state";
import { ApiError } from "@/lib/client/api";

/** The library, or a search of it, could not be loaded at all. The page goes on trying. */
export function LibraryFailed({
  title = "The library could not be loaded",
  failure,
  isRetrying,
  onRetry,
  retriesItself,
}: {
  title?: string;
  failure: Error;
  isRetrying: boolean;
  onRetry(): void;
  retriesItself: boolean;
}) {
  const needsPasscode = failure instanceof ApiError && failure.code === "passcode_required";
  return (
    <div role="alert">
      <FullState
        picture={<CloudOff aria-hidden className="size-10" strokeWidth={1.25} />}
        title={title}
        actions={
          needsPasscode ? (
            <a href="/sign-in" className={buttonClass("primary")}>
              Sign in
            </a>
          ) : (
            <Button onClick={onRetry} aria-disabled={isRetrying}>
              Retry
            </Button>
          )
        }
      >
        <p>{failure.message}</p>
        {retriesItself && !needsPasscode ? (
          <p className="mt-2 text-faint text-xs">This page keeps trying by itself and comes back when it can.</p>
        ) : null}
      </FullState>
    </div>
  );
}
