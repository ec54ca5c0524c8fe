import type { QueryClient } from "@tanstack/react-query";
import { privatePlaybackSource } from "@/components/player/playback-source";
import { thumbnailPath } from "@/lib/client/api";
import { fileQueries } from "@/lib/client/queries";
import type { MediaFile } from "@/lib/domain/media-file";

const mostKept = 200;
/** Pages of this browser that were warmed lately, so that a pointer that goes to and fro costs nothing. */
const warmed = new Map<string, number>();
const againMs = 60_000;

/**
 * Gets ready what opening the file shows first: its addresses, its picture, the beginning of its playlist and the player's
 * code. Asked in the background share: when calls run low nothing happens, and nothing is told.
 */
export async function foreseeFile(client: QueryClient, fileId: string): Promise<void> {
  const last = warmed.get(fileId) ?? 0;
  if (Date.now() - last < againMs) return;
  warmed.delete(fileId);
  warmed.set(fileId, Date.now());
  if (warmed.size > mostKept)
    for (const oldest of [...warmed.keys()].slice(0, warmed.size - mostKept)) warmed.delete(oldest);
  const file = await client.fetchQuery(fileQueries.foreseen(fileId)).catch(() => null);
  if (file) await warm(file);
}

async function warm(file: MediaFile): Promise<void> {
  if (file.sources.thumbnail?.status === "ready") new Image().src = thumbnailPath(file.fileId);
  if (file.type !== "VIDEO" && file.type !== "AUDIO") return;
  void import("@/components/player/media-player");
  const source = privatePlaybackSource(file);
  if (source?.kind !== "hls") return;
  void import("hls.js/light");
  // Into the browser's cache, where the server allows it to be kept; a failure is the player's to tell.
  await fetch(source.url, { priority: "low" }).then(
    (response) => response.arrayBuffer(),
    () => null,
  );
}
