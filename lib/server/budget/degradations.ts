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
    message: "The library is refreshed only when someone asks for it.",
  },
  {
    what: "storyboards",
    group: "hydrate",
    priority: "background",
    message: "Previews over the length of a video come later.",
  },
  {
    what: "search_as_you_type",
    group: "search",
    priority: "typing",
    message: "Search begins with Enter instead of while typing.",
  },
  {
    what: "hydrated_thumbnails",
    group: "hydrate",
    priority: "view",
    message: "Some thumbnails are placeholders and fill in as the hour goes on. Opening a file works.",
  },
] as const satisfies readonly { what: string; group: BudgetGroup; priority: Priority; message: string }[];

export type Degradation = (typeof degradations)[number];

/** What is done without at present, and why. */
export function degradedNow(budget: Budget): { degradation: Degradation; closed: Closed }[] {
  return degradations.flatMap((degradation) => {
    const closed = budget.governor(degradation.group).closedFor(degradation.priority);
    // A test of a moment is no state to tell people of.
    return closed && closed.why !== "testing" ? [{ degradation, closed }] : [];
  });
}
