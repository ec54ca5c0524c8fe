"use client";

import { lazy, Suspense } from "react";
import type { EmbedOptions } from "./embed-options";

const LazyVideoGenPlayer = lazy(async () => ({ default: (await import("@videogen/player-react")).VideoGenPlayer }));

/** VideoGen's own player, for shared files that have a playback id and no playlist. The only file that knows the package. */
export function VideoGenPlayback({ playbackId, options }: { playbackId: string; options: EmbedOptions }) {
  return (
    <Suspense>
      <LazyVideoGenPlayer
        publicPlaybackId={playbackId}
        autoplay={options.autoplay}
        muted={options.muted}
        loop={options.loop}
        startTime={options.startSeconds}
      />
    </Suspense>
  );
}
