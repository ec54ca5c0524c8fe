"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useText } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { drawerTexts } from "@/lib/messages/en/drawer";

/**
 * A picture fitted into the stage; pressed, it is shown in its own size and can be scrolled. A refused address is
 * replaced once through `onExpired`.
 */
export function ImageStage({
  url,
  title,
  isSheet,
  onExpired,
}: {
  url: string;
  title: string;
  /** A page of paper, which wants a margin around it to be seen as one. */
  isSheet: boolean;
  /** Ends when a fresh address is known, or cannot be had. */
  onExpired(): Promise<unknown>;
}) {
  const text = useText(drawerTexts);
  const [isZoomed, setIsZoomed] = useState(false);
  const [isLarger, setIsLarger] = useState(false);
  const [state, setState] = useState<"shown" | "renewing" | "renewed" | "failed">("shown");
  const renew = () => {
    setState("renewing");
    // Whatever came of it, the address known then is tried once more; should that fail too, it is told.
    const tryAgain = () => setState("renewed");
    onExpired().then(tryAgain, tryAgain);
  };

  if (state === "renewing") return <Skeleton className="absolute inset-0 rounded-none" />;
  if (state === "failed") {
    return (
      <div className="grid size-full place-items-center p-6 text-center text-muted text-sm">
        <div className="flex flex-col items-center gap-3">
          <p>{text.pictureFailed}</p>
          <Button size="sm" onClick={renew}>
            {text.retry}
          </Button>
        </div>
      </div>
    );
  }
  const picture = (
    <img
      src={url}
      alt={title}
      draggable={false}
      onLoad={({ currentTarget: image }) => {
        setState("shown");
        setIsLarger(image.naturalWidth > image.clientWidth || image.naturalHeight > image.clientHeight);
      }}
      onError={() => (state === "shown" ? renew() : setState("failed"))}
      className={classNames(isZoomed ? "max-w-none" : "size-full object-scale-down", isSheet && sheet)}
    />
  );
  if (!isLarger) return picture;
  return (
    // While zoomed, arrow keys scroll the picture.
    <div className="size-full overflow-auto" {...(isZoomed ? { "data-owns-arrows": "" } : {})}>
      <button
        type="button"
        aria-pressed={isZoomed}
        title={isZoomed ? text.fitToDrawer : text.showActualSize}
        aria-label={text.actualSize(title)}
        onClick={() => setIsZoomed(!isZoomed)}
        className={classNames(
          "-outline-offset-2",
          isZoomed ? "block min-h-full min-w-full cursor-zoom-out" : "block size-full cursor-zoom-in",
        )}
      >
        {picture}
      </button>
    </div>
  );
}

const sheet = "p-6 drop-shadow-[0_2px_12px_rgb(0_0_0/0.16)]";
