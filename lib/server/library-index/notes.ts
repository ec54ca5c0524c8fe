import type { MediaFile } from "@/lib/domain/media-file";
import { sharedState } from "../shared/state";
import { channelOf, type IndexNote } from "./index-note";
import { libraryId } from "./library-id";
import { toIndexRow } from "./to-index-row";

/** The file was archived or deleted, or is not found any more. */
export function noteRemoved(fileId: string): void {
  note({ kind: "removed", fileId });
}

/** The file is so now: an answer or an event carried it. */
export function noteFile(file: MediaFile): void {
  note({ kind: "file", row: toIndexRow(file) });
}

/** Something in the library has changed: the head of the list is looked at soon. */
export function noteChanged(): void {
  note({ kind: "changed" });
}

function note(note: IndexNote): void {
  void sharedState().publish(channelOf(libraryId()), JSON.stringify(note));
}
