import type { MediaFile, Source } from "@/lib/domain/media-file";
import { noteFile } from "../library-index/notes";
import { forgetPages } from "../listing/load-page";
import { forgetRecentFile } from "./signed-file";
import { knownSources } from "./state";
import { noteReady } from "./thumbnail";

/** Keeps what an event carried of its file: as good as a hydrate that cost nothing. Settled, no instance shows a list from before. */
export async function learnFromEvent(file: MediaFile): Promise<void> {
  knownSources().remember([withoutPending(file)]);
  noteReady([file]);
  forgetRecentFile(file.fileId);
  noteFile(file);
  await forgetPages();
}

/** An event may come late. What it calls pending may long be ready, so it is no reason to forget anything. */
function withoutPending(file: MediaFile): MediaFile {
  const told = (source: Source | null) => (source?.status === "pending" ? null : source);
  const { thumbnail, preview, download, hls, storyboard, waveform } = file.sources;
  return {
    ...file,
    sources: {
      thumbnail: told(thumbnail),
      preview: told(preview),
      download: told(download),
      hls: told(hls),
      storyboard: told(storyboard),
      waveform: told(waveform),
    },
  };
}
