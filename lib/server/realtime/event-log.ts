import { randomUUID } from "node:crypto";
import { z } from "zod";
import { sharedState } from "../shared/state";

const key = "event-log";
/** Whoever missed more than these looks at the library again. */
const mostEvents = 200;
/** Of the log, counted from its last event. */
const lifeMs = 24 * 3_600_000;
/** Instances that write at the same moment go round again. */
const mostRounds = 20;

const logSchema = z.object({
  /** Another one begins whenever the log was lost, so that places of before mean nothing any more. */
  epoch: z.string(),
  last: z.number().int(),
  /** The newest last; their files are not kept, whoever hears of one asks for it. */
  events: z.array(z.object({ at: z.number().int(), event: z.string(), fileId: z.string() })),
});
type Log = z.infer<typeof logSchema>;

export type LoggedEvent = { id: string; event: string; fileId: string };

/** Notes what happened to a file; the id of its place. Where it cannot be noted, places of before mean nothing any more. */
export async function logEvent({ event, fileId }: { event: string; fileId: string }): Promise<string> {
  for (let round = 0; round < mostRounds; round += 1) {
    const text = await sharedState().get(key);
    const log = read(text) ?? newLog();
    const last = log.last + 1;
    const events = [...log.events, { at: last, event, fileId }].slice(-mostEvents);
    if (await sharedState().replace(key, text, JSON.stringify({ ...log, last, events }), lifeMs)) {
      return idOf(log.epoch, last);
    }
  }
  await sharedState().delete(key);
  return idOf(randomUUID(), 0);
}

/** The present place, and what happened since the one that a page has heard of. `missed` null: nobody can say any more. */
export async function eventsSince(heard: string | null): Promise<{ id: string; missed: LoggedEvent[] | null }> {
  const log = await present();
  const id = idOf(log.epoch, log.last);
  if (heard === null) return { id, missed: [] };
  const dot = heard.lastIndexOf(".");
  const place = Number(heard.slice(dot + 1));
  const oldest = log.events[0]?.at ?? log.last + 1;
  const isKnown = heard.slice(0, dot) === log.epoch && place >= oldest - 1 && place <= log.last;
  if (!isKnown) return { id, missed: null };
  const missed = log.events.filter(({ at }) => at > place);
  return { id, missed: missed.map(({ at, event, fileId }) => ({ id: idOf(log.epoch, at), event, fileId })) };
}

async function present(): Promise<Log> {
  for (let round = 0; round < mostRounds; round += 1) {
    const text = await sharedState().get(key);
    const log = read(text);
    if (log) return log;
    const begun = newLog();
    if (await sharedState().replace(key, text, JSON.stringify(begun), lifeMs)) return begun;
  }
  return newLog();
}

function newLog(): Log {
  return { epoch: randomUUID(), last: 0, events: [] };
}

function idOf(epoch: string, place: number): string {
  return `${epoch}.${place}`;
}

/** Null also for what another version of Vitrine wrote. */
function read(text: string | null): Log | null {
  if (text === null) return null;
  try {
    return logSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
