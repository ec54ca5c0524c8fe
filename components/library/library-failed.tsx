import CloudOff from "lucide-react/icons/cloud-off";
import { Button, buttonClass } from "@/components/ui/button";
import { FullState } from "@/components/ui/full-state";
import { useText } from "@/components/ui/locale";
import { ApiError } from "@/lib/client/api";
import { libraryTexts } from "@/lib/messages/en/library";

/** The library, or a search of it, could not be loaded at all. The page goes on trying. */
export function LibraryFailed({
  title,
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
  const text = useText(libraryTexts);
  const needsPasscode = failure instanceof ApiError && failure.code === "passcode_required";
  return (
    <div role="alert">
      <FullState
        picture={<CloudOff aria-hidden className="size-10" strokeWidth={1.25} />}
        title={title ?? text.loadFailed}
        actions={
          needsPasscode ? (
            <a href="/sign-in" className={buttonClass("primary")}>
              {text.signIn}
            </a>
          ) : (
            <Button onClick={onRetry} aria-disabled={isRetrying}>
              {text.retry}
            </Button>
          )
        }
      >
        <p>{failure.message}</p>
        {retriesItself && !needsPasscode ? <p className="mt-2 text-faint text-xs">{text.keepsTrying}</p> : null}
      </FullState>
    </div>
  );
}
