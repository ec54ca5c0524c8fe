"use client";

import type { EmbedOptions } from "@/components/player/embed-options";
import { MediaPlayer, type MediaPlayerProps } from "@/components/player/media-player";

const texts: MediaPlayerProps["failureTexts"] = {
  refused: "This file is no longer shared.",
  unplayable: "This browser cannot play this file.",
};

/** Plays a shared playlist. Its address is permanent while sharing is on, so a refusal means that it was turned off. */
export function EmbedPlayer({
  kind,
  title,
  hlsUrl,
  durationSeconds,
  options,
}: {
  kind: "video" | "audio";
  title: string;
  hlsUrl: string;
  durationSeconds: number | null;
  options: EmbedOptions;
}) {
  return (
    <MediaPlayer
      kind={kind}
      bare
      title={title}
      source={{ kind: "hls", url: hlsUrl }}
      durationSeconds={durationSeconds}
      startSeconds={options.startSeconds}
      autoPlay={options.autoplay}
      muted={options.muted}
      loop={options.loop}
      failureTexts={texts}
    />
  );
}
