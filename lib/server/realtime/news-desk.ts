import type { FileNews } from "@/lib/domain/api";
import { processState } from "../process-state";
import { forgetSources } from "../sources/forget-sources";
import { learnFromEvent } from "../sources/learn-from-event";
import { knownSources } from "../sources/state";
import { withBackend } from "../which-backend";
import { type Announcement, hear } from "./announcements";
import { serverSentEvent } from "./server-sent-event";

/** Gets the text of a server-sent event. */
type Reader = (text: string) => void;

/** One ear for all pages that are open at this instance: each announcement is understood and written once. */
export class NewsDesk {
  readonly #readers = new Set<Reader>();
  #stopHearing: (() => void) | null = null;

  get readers(): number {
    return this.#readers.size;
  }

  /** Returns how to leave. Nobody hears while nobody reads. */
  join(reader: Reader): () => void {
    this.#readers.add(reader);
    this.#stopHearing ??= hear((announcement, isOwn) => withBackend("videogen", () => this.#tell(announcement, isOwn)));
    return () => {
      this.#readers.delete(reader);
      if (this.#readers.size > 0) return;
      this.#stopHearing?.();
      this.#stopHearing = null;
    };
  }

  #tell({ id, ...news }: Announcement, isOwn: boolean): void {
    if (!isOwn) learnFrom(news);
    const file = news.file && knownSources().present(news.file);
    const text = serverSentEvent({ event: "file", id, data: { ...news, file } satisfies FileNews });
    for (const reader of this.#readers) reader(text);
  }
}

/** The instance that received it has learned from it already. */
function learnFrom({ file, fileId }: FileNews): void {
  if (file) void learnFromEvent(file);
  else void forgetSources(fileId);
}

export function newsDesk(): NewsDesk {
  return processState("news-desk", () => new NewsDesk());
}
