import { z } from "zod";
import { BackendError, type ListQuery, type Priority } from "@/lib/backend/port";
import type { FileList } from "@/lib/domain/api";
import { backend } from "../backend";
import { noteChanged } from "../library-index/notes";
import { backendSharedState } from "../shared/backend-shared-state";
import { onceAmongInstances } from "../shared/shared-flight";
import { SingleFlight } from "../single-flight";
import { learnFromFiles } from "../sources/present-all";
import { knownSources } from "../sources/state";
import { backendState } from "../which-backend";
import { type Found, keptMs, type Page, PageCache } from "./page-cache";

/**
 * How old a page may be, in milliseconds: up to `fresh` it is the answer; up to `stale` it is too, while it is fetched
 * anew behind it. What comes newly to a library comes to its head, and VideoGen's own app sends no events. A later page
 * belongs to the head whose cursor led to it.
 */
const ages = { head: { fresh: 1_500, stale: 30_000 }, later: { fresh: 15_000, stale: 5 * 60_000 } };
/** As old as it may be for whoever watches a change. */
const watchedMs = 500;
/** For instances that asked at the same time. */
const outcomeMs = 300;

const pages = () => backendState("list-pages", () => new PageCache(backendSharedState()));
const flights = () => backendState("list-flights", () => new SingleFlight<Page>());

type Wants = {
  /** `background` always asks upstream, and so keeps the others' pages fresh. */
  priority: Priority;
  /** Something is known to be changing: nothing from before is good enough. */
  fresh?: boolean;
};

/** A page of the list with its files as browsers may have them. `asOf` is when upstream said so, in seconds since the epoch. */
export async function loadPage(request: ListQuery, wants: Wants): Promise<FileList & { asOf: number }> {
  const { list, fetchedAt } = await findOrFetch(request, wants);
  return { ...list, files: list.files.map((file) => knownSources().present(file)), asOf: fetchedAt / 1000 };
}

/** To be called when the library changed: no page from before is shown again, at no instance. */
export function forgetPages(): Promise<void> {
  noteChanged();
  return pages().forget();
}

async function findOrFetch(request: ListQuery, { priority, fresh = false }: Wants): Promise<Page> {
  const key = JSON.stringify(Object.entries(request).sort());
  const { generation, found } = await pages().look(key);
  // A person must not be turned away with those who are less urgent.
  const fetchAs = (as: Priority) =>
    flights().run(`${as} ${generation} ${key}`, () => fetchOnce(generation, key, request, as, found?.page ?? null));
  if (priority === "background") return fetchAs(priority);

  const kept = learnedFrom(found);
  const age = kept ? Date.now() - kept.fetchedAt : Number.POSITIVE_INFINITY;
  const allowed = request.cursor ? ages.later : ages.head;
  if (kept && age < (fresh ? watchedMs : allowed.fresh)) return kept;
  if (kept && age < allowed.stale && !fresh) {
    // Whether it fails shows when the page is too old.
    fetchAs("view").catch(() => undefined);
    return kept;
  }
  try {
    return await fetchAs(priority);
  } catch (error) {
    const isLimited = error instanceof BackendError && error.code === "rate_limited";
    if (isLimited && kept && age < keptMs) return kept;
    throw error;
  }
}

function learnedFrom(found: Found | null): Page | null {
  if (found?.isNews) knownSources().remember(found.page.list.files);
  return found?.page ?? null;
}

/** `known` is the page that is too old. */
async function fetchOnce(
  generation: string,
  key: string,
  request: ListQuery,
  priority: Priority,
  known: Page | null,
): Promise<Page> {
  const fetchNow = async (): Promise<Page> => {
    const fetchedAt = Date.now();
    const list = await backend().list(request, { priority });
    learnFromFiles(list.files);
    return { list, fetchedAt };
  };
  const own: { page?: Page } = {};
  await onceAmongInstances(backendSharedState(), {
    key: `list:${priority}:${generation}:${key}`,
    schema: z.number(),
    keepMs: () => outcomeMs,
    work: async () => {
      own.page = await fetchNow();
      pages().put(generation, key, own.page);
      return own.page.fetchedAt;
    },
    share: async () => own.page && pages().share(generation, key, own.page),
    find: async () => {
      const told = learnedFrom(await pages().get(generation, key));
      return told && told.fetchedAt > (known?.fetchedAt ?? 0) ? told.fetchedAt : null;
    },
  });
  // Another fetched it; should its page be lost meanwhile, this one asks too.
  return own.page ?? learnedFrom(await pages().get(generation, key)) ?? fetchNow();
}
