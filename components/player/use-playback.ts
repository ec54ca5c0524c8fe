"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { PlaybackSession } from "./playback-session";
import type { PlaybackFailure, PlaybackSource } from "./playback-source";

type Options = {
  source: PlaybackSource;
  startSeconds: number;
  onSourceExpired?: (() => Promise<PlaybackSource | null>) | undefined;
};

/** Plays the source in the element for as long as both are there; tells how it fails and how to try again. */
export function usePlayback(media: HTMLMediaElement | null, { source, startSeconds, onSourceExpired }: Options) {
  const [failure, setFailure] = useState<PlaybackFailure | null>(null);
  const session = useRef<PlaybackSession | null>(null);

  const refresh = useEffectEvent(() => onSourceExpired?.() ?? Promise.resolve(null));
  const open = useEffectEvent(
    (element: HTMLMediaElement) =>
      new PlaybackSession(element, { source, startSeconds, refresh: () => refresh(), onFailure: setFailure }),
  );

  useEffect(() => {
    if (!media) return;
    const opened = open(media);
    session.current = opened;
    return () => {
      session.current = null;
      opened.end();
      setFailure(null);
    };
  }, [media]);

  const { kind, url } = source;
  useEffect(() => session.current?.offer({ kind, url }), [kind, url]);

  return { failure, retry: () => void session.current?.retry() };
}
