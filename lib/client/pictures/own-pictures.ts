import type { BackendKey } from "@/lib/domain/backends";
import { bytesPath } from "../api";
import { savesData } from "./data-saver";
import { drawImage } from "./draw-image";
import { drawVideo } from "./draw-video";
import { DrawingQueue } from "./drawing-queue";
import { keepPicture, readPicture } from "./kept-pictures";

const queue = new DrawingQueue(4);
/** How often drawing failed; after so many times this page does not try again. */
const failures = new Map<string, number>();
const mostFailures = 2;

type Wanted = {
  /** Which library: the pictures of one are never shown for the other's. */
  library: BackendKey;
  fileId: string;
  type: string | null;
  bytes: number | null;
  signal: AbortSignal;
  isInSight(): boolean;
};

/**
 * A small picture of a file, drawn in this browser from the file's bytes, or kept from before. Null when there is none
 * to be had, or data is to be saved. Rejects with the signal's reason when nobody wants it any more.
 */
export async function ownPicture({ library, fileId, type, bytes, signal, isInSight }: Wanted): Promise<Blob | null> {
  const name = `${library}/${fileId}/${bytes ?? ""}`;
  if ((failures.get(name) ?? 0) >= mostFailures) return null;
  const kept = await readPicture(name);
  if (kept) return kept;
  signal.throwIfAborted();
  if (savesData()) return null;
  const url = bytesPath(fileId, library);
  try {
    const drawing = () => (type === "VIDEO" ? drawVideo(url, signal) : drawImage(url, signal));
    const picture = await queue.run(drawing, { signal, isUrgent: isInSight });
    if (picture) await keepPicture(name, picture);
    else failures.set(name, mostFailures);
    return picture;
  } catch (failure) {
    signal.throwIfAborted();
    console.info("No picture could be drawn of a file; its tile shows what kind it is.", failure);
    failures.set(name, (failures.get(name) ?? 0) + 1);
    return null;
  }
}
