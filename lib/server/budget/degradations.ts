import type { Priority } from "@/lib/backend/port";
import type { Budget } from "./budget";
import type { Closed } from "./governor-state";
import type { BudgetGroup } from "./shares";

/** What is done without when calls run low, in the order in which it is let go. Each ends with its priority's share. */
export const degradations = [
  {
    what: "background_sync",
    group: "read",
    priority: "background",
  },
  {
    what: "storyboards",
    group: "hydrate",
    priority: "background",
  },
  {
    what: "search_as_you_type",
    group: "search",
    priority: "typing",
  },
  {
    what: "hydrated_thumbnails",
    group: "hydrate",
    priority: "view",
  },
] as const satisfies readonly { what: string; group: BudgetGroup; priority: Priority }[];

export type Degradation = (typeof degradations)[number];

/** What is done without at present, and why. */
export function degradedNow(budget: Budget): { degradation: Degradation; closed: Closed }[] {
  return degradations.flatMap((degradation) => {
    const closed = budget.governor(degradation.group).closedFor(degradation.priority);
    // A test of a moment is no state to tell people of.
    return closed && closed.why !== "testing" ? [{ degradation, closed }] : [];
  });
}
