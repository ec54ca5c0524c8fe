import type { Status } from "@/lib/domain/api";
import { backend, budget } from "./backend";
import { degradedNow } from "./budget/degradations";
import { budgetGroups } from "./budget/shares";
import { connection } from "./connection";

const connectionMemoryMs = 30_000;

/** How Vitrine stands towards its backend: connection, the hour's calls, and what is done without. */
export async function status(now = Date.now()): Promise<Status> {
  const checked = await connection(connectionMemoryMs);
  return {
    backend: backend().name,
    connection: checked,
    budgets: budgetGroups.map((group) => {
      const { endsAt, pausedUntil, runsOutAt, ...figures } = budget().governor(group).snapshot();
      return {
        group,
        ...figures,
        resetsAt: seconds(endsAt),
        pausedUntil: seconds(pausedUntil),
        runsOutAt: seconds(runsOutAt),
      };
    }),
    degraded: degradedNow(budget()).map(({ degradation: { what, group, message }, closed }) => ({
      what,
      group,
      message,
      why: closed.why,
      until: Math.ceil((now + closed.waitMs) / 1000),
    })),
  };
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.ceil(ms / 1000);
}
