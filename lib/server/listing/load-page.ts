import { z } from "zod";
import { BackendError, type ListQuery, type Priority } from "@/lib/backend/port";
import type { FileList } from "@/lib/domain/api";
import { listedFile } from "@/lib/domain/listed-file";
import { backend, budget } from "../backend";
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
  const sources = knownSources();
  return { ...list, files: list.files.map((file) => sources.present(file)), asOf: fetchedAt / 1000 };
}

/** To be called when the library changed: no page from before is shown again, at no instance. */
export function forgetPages(): Promise<void> {
  noteChanged();
  return pages().forget();
}

async function findOrFetch(request: ListQuery, { priority, fresh = false }: Wants): Promise<Page> {
  const key = JSON.stringify(Object.entries(request).sort());
  const allowed = request.cursor ? ages.later : ages.head;
  const lastSeen = pages().lastSeen;
  const isHere = pages().isHere(key);
  const looking = pages().look(key);
  // A person must not be turned away with those who are less urgent.
  const fetchAs = (as: Priority, generation: string, mostMs = 0) =>
    flights().run(`${as} ${generation} ${mostMs} ${key}`, () =>
      fetchOnce({ generation, key, request, priority: as, looking, mostMs }),
    );
  if (priority === "background") return fetchAs(priority, (await looking).generation);
  // Nothing is here: who has it, who is to fetch it and whether he may is asked in one journey to the shared state.
  const begun = isHere ? null : fetchAs(priority, lastSeen, fresh ? watchedMs : allowed.stale);
  // Whoever still needs it then is told.
  begun?.catch(() => undefined);
  const { generation, found } = await looking;
  const kept = learnedFrom(found);
  const age = kept ? ageOf(kept) : Number.POSITIVE_INFINITY;
  if (kept && age < (fresh ? watchedMs : allowed.fresh)) return kept;
  if (kept && age < allowed.stale && !fresh) {
    // Whether it fails shows when the page is too old.
    fetchAs("view", generation).catch(() => undefined);
    return kept;
  }
  try {
    if (!begun || generation !== lastSeen) return await fetchAs(priority, generation);
    return await begun;
  } catch (error) {
    if (isGenerationOver(error)) return fetchAs(priority, generation);
    const isLimited = error instanceof BackendError && error.code === "rate_limited";
    if (isLimited && kept && age < keptMs) return kept;
    throw error;
  }
}

/** A page was about to be fetched for a state of the library that is over. */
class GenerationOver extends Error {
  override readonly name = "GenerationOver";
}

/** By its name: flights are shared with the copies of this module that Next and the API's bundle have. */
function isGenerationOver(error: unknown): boolean {
  return error instanceof Error && error.name === "GenerationOver";
}

function ageOf({ fetchedAt }: Page): number {
  return Date.now() - fetchedAt;
}

function learnedFrom(found: Found | null): Page | null {
  if (found?.isNews) knownSources().remember(found.page.list.files);
  return found?.page ?? null;
}

type Fetch = {
  /** That of which the page is to be; nothing is fetched when `looking` finds another. */
  generation: string;
  key: string;
  request: ListQuery;
  priority: Priority;
  /** What there is already, which is good enough when it is younger than `mostMs`. */
  looking: ReturnType<PageCache["look"]>;
  mostMs: number;
};

async function fetchOnce({ generation, key, request, priority, looking, mostMs }: Fetch): Promise<Page> {
  const admission = budget().admitAhead("read", { priority });
  const fetchNow = async (): Promise<Page> => {
    const fetchedAt = Date.now();
    const list = await backend().list(request, { priority, admission });
    learnFromFiles(list.files);
    return { list: { ...list, files: list.files.map(listedFile) }, fetchedAt };
  };
  const own: { page?: Page; isFetched?: boolean } = {};
  try {
    await onceAmongInstances(backendSharedState(), {
      key: `list:${priority}:${generation}:${key}`,
      schema: z.number(),
      // What somebody was content with is no outcome for those who want it newer.
      keepMs: () => (own.isFetched ? outcomeMs : 0),
      work: async () => {
        const { generation: present, found } = await looking;
        if (present !== generation) throw new GenerationOver();
        const there = learnedFrom(found);
        if (there && ageOf(there) < mostMs) {
          own.page = there;
          return there.fetchedAt;
        }
        own.page = await fetchNow();
        own.isFetched = true;
        pages().put(generation, key, own.page);
        return own.page.fetchedAt;
      },
      share: async () => {
        if (own.page && own.isFetched) await pages().share(generation, key, own.page);
      },
      find: async () => {
        const { found } = await looking;
        const told = learnedFrom(await pages().get(generation, key));
        return told && told.fetchedAt > (found?.page.fetchedAt ?? 0) ? told.fetchedAt : null;
      },
    });
    // Another fetched it; should its page be lost meanwhile, this one asks too.
    return own.page ?? learnedFrom(await pages().get(generation, key)) ?? (await fetchNow());
  } finally {
    void budget().giveBack("read", admission);
  }
}
