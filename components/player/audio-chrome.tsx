"use client";

import {
  MediaControlBar,
  MediaController,
  MediaMuteButton,
  MediaPlayButton,
  MediaPlaybackRateButton,
  MediaSeekBackwardButton,
  MediaSeekForwardButton,
  MediaTimeDisplay,
  MediaTimeRange,
  MediaVolumeRange,
} from "media-chrome/react";
import type { ReactNode } from "react";
import { speeds } from "./media-speeds";
import styles from "./player.module.css";

const skipSeconds = 10;

/** Controls for sound, on a card. `children` is the audio element, which must carry `slot="media"`. */
export function AudioChrome({
  children,
  durationSeconds,
  forgetsVolume,
  hasBar,
}: {
  children: ReactNode;
  durationSeconds: number | null;
  forgetsVolume: boolean;
  /** False where something else shows the time that has passed. */
  hasBar: boolean;
}) {
  return (
    <MediaController
      audio
      noHotkeys
      className={styles.audio}
      defaultStreamType="on-demand"
      noMutedPref={forgetsVolume}
      noVolumePref={forgetsVolume}
      {...(durationSeconds ? { defaultDuration: durationSeconds } : {})}
    >
      {children}
      {hasBar ? <MediaTimeRange /> : null}
      <MediaControlBar className={styles.row}>
        <MediaTimeDisplay showDuration noToggle />
        <span className={styles.spacer} />
        <MediaSeekBackwardButton seekOffset={skipSeconds} />
        <MediaPlayButton className={styles.roundPlay} />
        <MediaSeekForwardButton seekOffset={skipSeconds} />
        <span className={styles.spacer} />
        <MediaPlaybackRateButton rates={speeds} />
        <MediaMuteButton className={styles.wideOnly} />
        <MediaVolumeRange />
      </MediaControlBar>
    </MediaController>
  );
}
