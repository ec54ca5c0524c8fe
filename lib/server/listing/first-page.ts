import type { FileList } from "@/lib/domain/api";
import { loadShownPage } from "../pending-archives/hide-pending";
import { loadPage } from "./load-page";

/** Longer than this the document does not wait: the page asks by itself then. */
const longestWaitMs = 1_000;
/** A page that comes so soon is drawn by the server; a later one follows the document, which is shown meanwhile. */
const soonMs = 250;
const firstPageSize = 60;

/**
 * The first page of the list for the document itself, so that tiles need no second journey: the page when it is there
 * soon, else a promise of it. Null when it takes too long or fails.
 */
export async function firstPage(): Promise<{ page: FileList | null | Promise<FileList | null> }> {
  // The page asks again and has the words for what fails then.
  const loaded = loadShownPage({ limit: firstPageSize }, (request) => loadPage(request, { priority: "person" })).catch(
    () => null,
  );
  const later = within(longestWaitMs, loaded, null);
  return within(
    soonMs,
    later.then((page) => ({ page })),
    { page: later },
  );
}

async function within<T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
