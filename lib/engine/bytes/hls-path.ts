import { basename, dirname, join } from "node:path/posix";
import type { Rendition } from "../store/stored-file";

const contentTypes: Readonly<Record<string, string>> = {
  m3u8: "application/vnd.apple.mpegurl",
  m4s: "video/iso.segment",
  mp4: "video/mp4",
  m4a: "audio/mp4",
  ts: "video/mp2t",
  aac: "audio/aac",
  vtt: "text/vtt",
  jpg: "image/jpeg",
  webp: "image/webp",
};

/** The name of the master playlist, null while there is none. */
export function hlsPlaylistName(hls: Rendition): string | null {
  return hls.status === "ready" && hls.path !== undefined ? basename(hls.path) : null;
}

/**
 * Where something of a rendition that is a folder (a stream, a storyboard) lies, relative to the file's renditions.
 * Undefined for whatever no playlist or index of ours names.
 */
export function hlsFile(
  hls: Rendition,
  rest: string,
): { path: string; contentType: string; isPlaylist: boolean } | undefined {
  if (hls.status !== "ready" || hls.path === undefined) return undefined;
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(rest)) return undefined;
  const extension = rest.slice(rest.lastIndexOf(".") + 1);
  const contentType = contentTypes[extension];
  if (contentType === undefined) return undefined;
  return { path: join(dirname(hls.path), rest), contentType, isPlaylist: extension === "m3u8" };
}
