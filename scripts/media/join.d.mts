/** Writes one file from one track each of several files, their packets as they are. */
export function joinTracks(recipe: {
  path: string;
  container: "mp4" | "mov" | "mkv" | "webm";
  tracks: {
    path: string;
    /** FFmpeg's name of the input's format, where it cannot be told from the bytes, such as "srt". */
    format?: string;
    kind: "video" | "audio" | "subtitles";
    language?: string;
  }[];
}): Promise<void>;
