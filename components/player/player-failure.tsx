import CircleAlert from "lucide-react/icons/circle-alert";
import RotateCw from "lucide-react/icons/rotate-cw";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { PlaybackFailure } from "./playback-source";

/** What is said of a failure where the page has no better words. */
export const failureWords: Record<PlaybackFailure["reason"], string> = {
  refused: "The server no longer gives out this media. It may have been archived, or its link has run out.",
  network: "The media could not be loaded. Check the connection and try again.",
  unplayable: "This browser cannot play this file. Download it to open it with another program.",
};

/** Lies over the player when it cannot go on. */
export function PlayerFailure({ text, onRetry, onPicture }: { text: string; onRetry(): void; onPicture: boolean }) {
  return (
    <div
      role="alert"
      className={classNames(
        "absolute inset-0 z-10 flex flex-col items-center justify-center gap-3 p-4 text-center",
        onPicture ? "bg-black text-white" : "rounded-tile bg-surface text-ink",
      )}
    >
      <CircleAlert aria-hidden className="size-6 shrink-0 opacity-70" />
      <p className="max-w-sm text-pretty text-sm leading-6">{text}</p>
      <Button size="sm" onClick={onRetry}>
        <RotateCw aria-hidden />
        Retry
      </Button>
    </div>
  );
}
