"use client";

import Maximize from "lucide-react/icons/maximize";
import Minus from "lucide-react/icons/minus";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { useFormats, useText } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { drawerTexts } from "@/lib/messages/en/drawer";
import { focusable } from "./focusable";
import { useZoom } from "./use-zoom";

/** A picture fitted into the stage, which can be zoomed and moved. A refused address is replaced once through `onExpired`. */
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
  const { percent } = useFormats();
  const { stage, image, zoom, isZoomed, commands, handlers } = useZoom();
  const [state, setState] = useState<"shown" | "renewing" | "renewed" | "failed">("shown");
  const renew = () => {
    setState("renewing");
    // Whatever came of it, the address known then is tried once more; should that fail too, it is told.
    const tryAgain = () => setState("renewed");
    onExpired().then(tryAgain, tryAgain);
  };

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
  const round = "rounded-full";
  return (
    <section
      ref={stage}
      aria-label={text.zoomable(title)}
      data-zoom={zoom.scale.toFixed(2)}
      // While zoomed, arrow keys move the picture.
      {...(isZoomed ? { "data-owns-arrows": "" } : {})}
      {...focusable}
      {...handlers}
      className={classNames(
        "group absolute inset-0 overflow-hidden -outline-offset-2",
        isZoomed ? "cursor-grab touch-none active:cursor-grabbing" : "cursor-zoom-in touch-pan-y",
      )}
    >
      {state === "renewing" ? (
        <Skeleton className="absolute inset-0 rounded-none" />
      ) : (
        <img
          ref={image}
          src={url}
          alt={title}
          draggable={false}
          onLoad={() => setState("shown")}
          onError={() => (state === "shown" ? renew() : setState("failed"))}
          style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
          className={classNames("size-full select-none object-scale-down", isSheet && sheet)}
        />
      )}
      <div className="absolute end-3 bottom-3 flex items-center rounded-full bg-on-picture p-1 text-on-picture-ink">
        <IconButton label={text.zoomOut} variant="picture" size="sm" className={round} onClick={commands.zoomOut}>
          <Minus aria-hidden />
        </IconButton>
        <IconButton label={text.zoomIn} variant="picture" size="sm" className={round} onClick={commands.zoomIn}>
          <Plus aria-hidden />
        </IconButton>
        <IconButton label={text.fitToDrawer} variant="picture" size="sm" className={round} onClick={commands.fit}>
          <Maximize aria-hidden />
        </IconButton>
        <button
          type="button"
          title={text.showActualSize}
          aria-label={text.showActualSize}
          onClick={commands.actualSize}
          className="h-8 rounded-full px-2 font-medium text-xs tabular-nums hover:bg-black"
        >
          {percent(100)}
        </button>
      </div>
    </section>
  );
}

const sheet = "p-6 drop-shadow-[0_2px_12px_rgb(0_0_0/0.16)]";
