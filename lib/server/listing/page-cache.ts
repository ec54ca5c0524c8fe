import { randomUUID } from "node:crypto";
import { z } from "zod";
import { fileListSchema } from "@/lib/domain/api";
import { BoundedMap } from "../bounded-map";
import type { SharedState } from "../shared/shared-state";

const mostPages = 100;
/** Nothing older is of use to anybody. */
export const keptMs = 10 * 60_000;
/** A page whose files carry long transcripts stays with the instance that fetched it. */
const mostSharedCharacters = 1_000_000;
const generationKey = "list-generation";
const generationLifeMs = 24 * 3_600_000;

const pageSchema = z.object({ list: fileListSchema, fetchedAt: z.number() });
/** A page of the list as upstream gave it. `fetchedAt` is when it was asked for, in milliseconds since the epoch. */
export type Page = z.infer<typeof pageSchema>;

export type Found = { page: Page; isNews: boolean };

/**
 * Pages of the list by their request, in generations: a change of the library begins a new one, and what was fetched,
 * or is being fetched, before it is not seen again. All instances share generation and pages.
 */
export class PageCache {
  readonly #here = new BoundedMap<string, Page>(mostPages);
  #ownGeneration = "0";
  #lastSeen = "0";

  constructor(private readonly state: SharedState) {}

  /** The generation as this instance last saw it. */
  get lastSeen(): string {
    return this.state.kind === "memory" ? this.#ownGeneration : this.#lastSeen;
  }

  /** Whether this instance has a page for the request, be it old. */
  isHere(request: string): boolean {
    return this.#here.get(keyOf(this.lastSeen, request)) !== undefined;
  }

  async generation(): Promise<string> {
    if (this.state.kind === "memory") return this.#ownGeneration;
    return (await this.state.get(generationKey)) ?? "0";
  }

  /**
   * The present generation and what it has for the request, in one journey to the shared state unless the library
   * changed since this instance last looked.
   */
  async look(request: string): Promise<{ generation: string; found: Found | null }> {
    const expected = this.#lastSeen;
    const [generation, found] = await Promise.all([this.generation(), this.get(expected, request)]);
    if (generation === expected) return { generation, found };
    this.#lastSeen = generation;
    return { generation, found: await this.get(generation, request) };
  }

  /** Null when there is none. `isNews` when it came from another instance just now. */
  async get(generation: string, request: string): Promise<Found | null> {
    const key = keyOf(generation, request);
    const here = this.#here.get(key);
    if (this.state.kind === "memory") return here ? { page: here, isNews: false } : null;
    // A page of this instance may be older than the one that another has fetched since.
    if (here && (await this.state.get(`${key}:at`)) === String(here.fetchedAt)) return { page: here, isNews: false };
    const told = parse(await this.state.get(key));
    if (here && !(told && told.fetchedAt > here.fetchedAt)) return { page: here, isNews: false };
    if (!told) return null;
    this.#here.set(key, told);
    return { page: told, isNews: true };
  }

  /** For this instance. */
  put(generation: string, request: string, page: Page): void {
    this.#here.set(keyOf(generation, request), page);
  }

  /** For the others. */
  async share(generation: string, request: string, page: Page): Promise<void> {
    if (this.state.kind === "memory") return;
    const key = keyOf(generation, request);
    const text = JSON.stringify(page);
    if (text.length > mostSharedCharacters) return;
    await Promise.all([this.state.set(key, text, keptMs), this.state.set(`${key}:at`, String(page.fetchedAt), keptMs)]);
  }

  /** The library has changed: every page is asked for anew. */
  async forget(): Promise<void> {
    this.#ownGeneration = randomUUID();
    this.#lastSeen = this.#ownGeneration;
    this.#here.clear();
    if (this.state.kind !== "memory") await this.state.set(generationKey, this.#ownGeneration, generationLifeMs);
  }
}

function keyOf(generation: string, request: string): string {
  return `list:${generation}:${request}`;
}

function parse(text: string | null): Page | null {
  if (text === null) return null;
  const parsed = pageSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
