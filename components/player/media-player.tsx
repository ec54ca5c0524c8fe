"use client";

import AudioLines from "lucide-react/icons/audio-lines";
import { lazy, Suspense, useCallback, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { useText } from "@/components/ui/locale";
import type { Waveform } from "@/lib/domain/waveform";
import { playerTexts } from "@/lib/messages/en/player";
import { pageLocale } from "@/lib/messages/locale";
import { AudioChrome } from "./audio-chrome";
import { type Captions, CaptionTrack } from "./caption-track";
import type { PlaybackFailure, PlaybackSource } from "./playback-source";
import { PlayerFailure } from "./player-failure";
import { teachLanguage } from "./player-language";
import { usePlayback } from "./use-playback";
import { usePlayerKeys } from "./use-player-keys";
import { VideoChrome } from "./video-chrome";
import { WaveformBar } from "./waveform-bar";

const PlayerKeysDialog = lazy(() => import("./player-keys-dialog"));

teachLanguage(pageLocale());

export type MediaPlayerProps = {
  kind: "video" | "audio";
  title: string;
  source: PlaybackSource;
  startSeconds?: number;
  poster?: string | null;
  durationSeconds?: number | null;
  captions?: Captions | null;
  /** Of a sound: drawn as the bar of its time. */
  waveform?: Waveform | null;
  autoPlay?: boolean;
  muted?: boolean;
  loop?: boolean;
  /** Fills what it is put in instead of being a card of its own (audio). */
  bare?: boolean;
  /** Asked once when the source is refused: a freshly signed one, or null when there is none. */
  onSourceExpired?: () => Promise<PlaybackSource | null>;
  /** Words for a failure that trying again did not mend. */
  failureTexts?: Partial<Record<PlaybackFailure["reason"], string>>;
  /** What Retry does, instead of playing on from the same second. */
  onRetry?: () => void;
  onMedia?: (media: HTMLMediaElement | null) => void;
};

/** Plays one video or sound. It fills its container in width, and a video in height too. */
export function MediaPlayer(props: MediaPlayerProps) {
  const { kind, title, source, startSeconds = 0, captions = null, onMedia, onSourceExpired } = props;
  const { failures } = useText(playerTexts);
  const [media, setMedia] = useState<HTMLMediaElement | null>(null);
  const [player, setPlayer] = useState<HTMLElement | null>(null);
  const [listsKeys, setListsKeys] = useState(false);
  usePlayerKeys(player, media, () => setListsKeys(true));
  const { failure, retry } = usePlayback(media, { source, startSeconds, onSourceExpired });

  const take = useCallback(
    (element: HTMLMediaElement | null) => {
      setMedia(element);
      onMedia?.(element);
    },
    [onMedia],
  );

  const shared = {
    ref: take,
    slot: "media",
    "aria-label": title,
    preload: "metadata",
    autoPlay: props.autoPlay ?? false,
    muted: props.muted ?? false,
    loop: props.loop ?? false,
  } as const;
  const chrome = {
    durationSeconds: props.durationSeconds ?? null,
    // An embed that was told to be silent must neither read nor write what the person chose elsewhere.
    forgetsVolume: props.muted ?? false,
  };
  const track = captions ? <CaptionTrack {...captions} /> : null;
  const failed = failure ? (
    <PlayerFailure
      text={props.failureTexts?.[failure.reason] ?? failures[failure.reason]}
      onRetry={props.onRetry ?? retry}
      onPicture={kind === "video"}
    />
  ) : null;

  const keys = listsKeys ? (
    <Suspense>
      <PlayerKeysDialog onOpenChange={setListsKeys} />
    </Suspense>
  ) : null;
  const frame = { ref: setPlayer, dir: "ltr", "data-player": "", tabIndex: -1 } as const;

  if (kind === "video") {
    return (
      <div {...frame} className="relative size-full bg-black outline-none">
        <VideoChrome
          {...chrome}
          hasCaptions={captions !== null}
          onBigPlay={() => void media?.play().catch(ignoreAbort)}
        >
          <video {...shared} playsInline {...(props.poster ? { poster: props.poster } : {})}>
            {track}
          </video>
        </VideoChrome>
        {failed}
        {keys}
      </div>
    );
  }
  const { waveform = null } = props;
  return (
    <div
      {...frame}
      className={classNames(
        "relative w-full outline-none",
        !props.bare && "rounded-tile border border-line bg-surface p-4 sm:p-6",
      )}
    >
      {waveform ? <WaveformBar waveform={waveform} media={media} /> : null}
      {props.bare || waveform ? null : (
        <AudioLines aria-hidden className="mx-auto mb-4 size-10 text-faint" strokeWidth={1.25} />
      )}
      <AudioChrome {...chrome} hasBar={waveform === null}>
        <audio {...shared}>{track}</audio>
      </AudioChrome>
      {failed}
      {keys}
    </div>
  );
}

/** A press on play that a new source interrupts is not an error: the player goes on with that source. */
function ignoreAbort(cause: unknown): void {
  if (cause instanceof DOMException && ["AbortError", "NotSupportedError"].includes(cause.name)) return;
  throw cause;
}
