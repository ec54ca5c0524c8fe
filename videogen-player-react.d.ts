// The package is an optional dependency: its types may be absent where ours are checked (props: its README, 0.1.4).
declare module "@videogen/player-react" {
  import type { ComponentType } from "react";

  export const VideoGenPlayer: ComponentType<{
    publicPlaybackId: string;
    autoplay?: boolean | undefined;
    muted?: boolean | undefined;
    loop?: boolean | undefined;
    poster?: string | undefined;
    thumbnailTime?: number | undefined;
    startTime?: number | undefined;
  }>;
}
