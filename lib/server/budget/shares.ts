import type { Priority } from "@/lib/backend/port";

/** The groups whose limits VideoGen documents, and that the quota panel shows. */
export const budgetGroups = ["read", "hydrate", "upload", "search"] as const;
export type BudgetGroup = (typeof budgetGroups)[number];

export const hourMs = 3_600_000;

/** Calls an hour for a whole team, as documented. What answers say in their headers comes before it. */
export const documentedLimits: Record<BudgetGroup, number> = {
  read: 50_000,
  hydrate: 2_500,
  upload: 500,
  search: 500,
};

/** For a backend that documents none. One that its answers tell of is kept all the same. */
export const noLimits: Record<BudgetGroup, number> = {
  read: Number.MAX_SAFE_INTEGER,
  hydrate: Number.MAX_SAFE_INTEGER,
  upload: Number.MAX_SAFE_INTEGER,
  search: Number.MAX_SAFE_INTEGER,
};

/**
 * The part of a limit that a priority must leave untouched: `always`, and on top of it `atFirst`, which is let go
 * evenly over the hour. So each may begin with a burst, goes on as the hour does, and never takes what is kept for
 * those before it. People alone may spend the last call.
 */
export const kept: Record<Priority, { always: number; atFirst: number }> = {
  person: { always: 0, atFirst: 0 },
  view: { always: 0.4, atFirst: 0.2 },
  typing: { always: 0.4, atFirst: 0.3 },
  background: { always: 0.5, atFirst: 0.3 },
};
