import type { FileList } from "@/lib/domain/api";
import { loadPage } from "./load-page";

/** Longer than this the document does not wait: the page asks by itself then. */
const longestWaitMs = 1_000;
const firstPageSize = 60;

/** The first page of the list for the document itself, so that tiles need no second journey. Null when it takes too long or fails. */
export async function firstPage(): Promise<FileList | null> {
  const stop = new AbortController();
  const tooLate = new Promise<null>((resolve) => {
    const timer = setTimeout(() => resolve(null), longestWaitMs);
    stop.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  // The page asks again and has the words for what fails then.
  const loaded = loadPage({ limit: firstPageSize }, { priority: "person", fresh: false }).catch(() => null);
  const page = await Promise.race([loaded, tooLate]);
  stop.abort();
  return page;
}
