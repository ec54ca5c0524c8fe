"use client";

import dynamic from "next/dynamic";
import type { EmbedOptions } from "./embed-options";

const VideoGenPlayer = dynamic(async () => (await import("@videogen/player-react")).VideoGenPlayer, { ssr: false });

/** VideoGen's own player, for shared files that have a playback id and no playlist. The only file that knows the package. */
export function VideoGenPlayback({ playbackId, options }: { playbackId: string; options: EmbedOptions }) {
  return (
    <VideoGenPlayer
      publicPlaybackId={playbackId}
      autoplay={options.autoplay}
      muted={options.muted}
      loop={options.loop}
      startTime={options.startSeconds}
    />
  );
}
