"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { EmbedOptions } from "@/components/player/embed-options";
import type { MediaPlayerProps } from "@/components/player/media-player";
import { useText } from "@/components/ui/locale";
import { embedTexts } from "@/lib/messages/en/embed";
import { checkOnPlay } from "./check-on-play";

/** In a chunk of its own, so that shared pictures and documents do not carry a player; its elements exist only in browsers. */
const MediaPlayer = dynamic(async () => (await import("@/components/player/media-player")).MediaPlayer, { ssr: false });

/** Plays a shared playlist or file. Its address is permanent while sharing is on, so a refusal means that it was turned off. */
export function EmbedPlayer({
  kind,
  title,
  source,
  durationSeconds,
  options,
}: {
  kind: "video" | "audio";
  title: string;
  source: MediaPlayerProps["source"];
  durationSeconds: number | null;
  options: EmbedOptions;
}) {
  const text = useText(embedTexts);
  const [media, setMedia] = useState<HTMLMediaElement | null>(null);
  useEffect(() => (media ? checkOnPlay(media) : undefined), [media]);

  return (
    <MediaPlayer
      onMedia={setMedia}
      kind={kind}
      bare
      title={title}
      source={source}
      durationSeconds={durationSeconds}
      startSeconds={options.startSeconds}
      autoPlay={options.autoplay}
      muted={options.muted}
      loop={options.loop}
      failureTexts={{ refused: text.noLongerShared, unplayable: text.unplayable }}
      // Turned off and on again, a file is shared under another address, which the page must be asked for.
      onRetry={() => window.location.reload()}
    />
  );
}
