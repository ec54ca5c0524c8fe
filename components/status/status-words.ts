import type { BudgetStatus, Status } from "@/lib/domain/api";
import { inTime } from "./time-words";

type Connection = Status["connection"]["state"] | "vitrine_unreachable";

/** The connection in words: what is, and what it means or what to do. */
export const connectionWords: Record<Connection, { title: string; text: string | null }> = {
  ok: { title: "Connected", text: null },
  limited: {
    title: "Connected, and asked to wait",
    text: "The files API answers that the hour’s calls are used up. It opens again by itself.",
  },
  unreachable: {
    title: "The files API cannot be reached",
    text: "What is on screen stays. Vitrine keeps trying and goes on by itself.",
  },
  key_rejected: {
    title: "The key is not accepted",
    text: "Check VIDEOGEN_API_KEY where Vitrine is started, and start it again.",
  },
  vitrine_unreachable: {
    title: "Vitrine cannot be reached",
    text: "Check the connection of this device. This page keeps trying; what is on screen stays.",
  },
};

/** What the calls of a group are for. */
export const groupWords: Record<BudgetStatus["group"], { name: string; use: string }> = {
  read: { name: "Browsing", use: "lists and single files" },
  hydrate: { name: "Fresh links", use: "signing pictures, videos and downloads" },
  upload: { name: "Uploads", use: "one for each file" },
  search: { name: "Searches", use: "one for each search" },
};

/** Why something is done without. */
export const whyWords: Record<Status["degraded"][number]["why"], string> = {
  limited: "The files API asked to wait.",
  used_up: "This hour’s calls are used up.",
  kept: "What is left of this hour is kept for what people ask for.",
  testing: "It is being tried whether it works again.",
};

/** How a group goes on from here: one sentence. Waits are in seconds from now. */
export function outlookWords(budget: BudgetStatus, secondsUntil: (time: number) => number): string {
  const { pausedUntil, remaining, resetsAt, runsOutAt, forecastUsed } = budget;
  if (pausedUntil !== null) return `The files API asked to wait. Open again ${inTime(secondsUntil(pausedUntil))}.`;
  if (resetsAt === null) return "None used so far this hour.";
  const again = inTime(secondsUntil(resetsAt));
  if (remaining < 1) return `Used up. Full again ${again}.`;
  if (runsOutAt !== null) return `At this pace used up ${inTime(secondsUntil(runsOutAt))}. Full again ${again}.`;
  return `Full again ${again}. At this pace ${forecastUsed.toLocaleString()} used by then.`;
}
