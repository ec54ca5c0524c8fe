"use client";

import Play from "lucide-react/icons/play";
import {
  MediaCaptionsButton,
  MediaControlBar,
  MediaController,
  MediaFullscreenButton,
  MediaLoadingIndicator,
  MediaMuteButton,
  MediaPipButton,
  MediaPlayButton,
  MediaPlaybackRateButton,
  MediaTimeDisplay,
  MediaTimeRange,
  MediaVolumeRange,
} from "media-chrome/react";
import type { ReactNode } from "react";
import { speeds } from "./media-speeds";
import styles from "./player.module.css";

/** Controls over a picture. `children` is the video element, which must carry `slot="media"`. */
export function VideoChrome({
  children,
  durationSeconds,
  hasCaptions,
  forgetsVolume,
  onBigPlay,
}: {
  children: ReactNode;
  durationSeconds: number | null;
  hasCaptions: boolean;
  forgetsVolume: boolean;
  onBigPlay(): void;
}) {
  return (
    <MediaController
      noHotkeys
      className={styles.video}
      defaultStreamType="on-demand"
      noMutedPref={forgetsVolume}
      noVolumePref={forgetsVolume}
      {...(durationSeconds ? { defaultDuration: durationSeconds } : {})}
    >
      {children}
      <MediaLoadingIndicator slot="centered-chrome" />
      {/* A larger target for the pointer; the keyboard and screen readers have the one in the bar. */}
      <button
        slot="centered-chrome"
        type="button"
        className={styles.bigPlay}
        aria-hidden
        tabIndex={-1}
        onClick={onBigPlay}
      >
        <Play aria-hidden className="ms-1 size-8 fill-current" />
      </button>
      <div className={styles.bottom}>
        <MediaTimeRange />
        <MediaControlBar className={styles.row}>
          <MediaPlayButton />
          <MediaMuteButton />
          <MediaVolumeRange />
          <MediaTimeDisplay showDuration noToggle />
          <span className={styles.spacer} />
          <MediaPlaybackRateButton rates={speeds} />
          {hasCaptions ? <MediaCaptionsButton ref={beSwitch} /> : null}
          <MediaPipButton className={styles.wideOnly} />
          <MediaFullscreenButton />
        </MediaControlBar>
      </div>
    </MediaController>
  );
}

/** media-chrome says `aria-checked` of a plain button, which has no such state; a switch has. */
function beSwitch(button: HTMLElement | null): void {
  button?.setAttribute("role", "switch");
}
