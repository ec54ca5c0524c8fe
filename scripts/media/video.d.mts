/** What a test video is made of. All but `path` and `seconds` have a default: 640 x 360, 30 fps, H.264 with sound in MP4. */
export type VideoRecipe = {
  path: string;
  seconds: number;
  width?: number;
  height?: number;
  fps?: number;
  codec?: "h264" | "h264-10bit" | "hevc" | "hevc-hdr" | "hevc-hlg" | "vp9" | "av1" | "prores" | "mpeg4";
  container?: "mp4" | "mov" | "mkv" | "webm" | "avi" | "ts";
  audio?: boolean;
  /** Clockwise turn that a player has to apply, as phones write it; the stored picture stays as it is. */
  rotate?: 0 | 90 | 180 | 270;
  /** The picture is upside down as stored, and the file says so. */
  mirrored?: boolean;
  blackSeconds?: number;
  variableRate?: boolean;
  /** Width to height of one pixel, such as "4/3". */
  pixelAspect?: string;
  keyframeSeconds?: number;
  /** Puts the MP4's index in front, so that a cut-off copy can still be opened. */
  indexFirst?: boolean;
  /** Of the pictures, per second. @default "1M" */
  bitrate?: string;
};

/** Writes a colourful moving test picture with a running clock, and a tone. */
export function makeVideo(recipe: VideoRecipe): Promise<void>;

/** Writes a tone that beeps every second. */
export function makeAudio(recipe: {
  path: string;
  seconds: number;
  container?: "m4a" | "mp3" | "wav" | "flac" | "ogg" | "mp4" | "aac";
}): Promise<void>;
