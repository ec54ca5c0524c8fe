import type { Status } from "@/lib/domain/api";
import { backend, budget } from "./backend";
import { degradedNow } from "./budget/degradations";
import { budgetGroups } from "./budget/shares";
import { connection } from "./connection";
import { realtimeStatus } from "./realtime/realtime-status";

const connectionMemoryMs = 30_000;
/** However often someone presses the button. */
const testedMemoryMs = 2_000;

/** How Vitrine stands towards its backend: connection (with `test` asked now), the hour's calls, and what is done without. */
export async function status({ test = false } = {}): Promise<Status> {
  const checked = await connection(test ? testedMemoryMs : connectionMemoryMs);
  await budget().refresh();
  const now = Date.now();
  return {
    now: now / 1000,
    backend: backend().name,
    connection: checked,
    realtime: await realtimeStatus(),
    budgets: limitedGroups().map((group) => {
      const { endsAt, pausedUntil, runsOutAt, ...figures } = budget().governor(group).snapshot();
      return {
        group,
        ...figures,
        resetsAt: seconds(endsAt),
        pausedUntil: seconds(pausedUntil),
        runsOutAt: seconds(runsOutAt),
      };
    }),
    degraded: degradedNow(budget()).map(({ degradation: { what, group }, closed }) => ({
      what,
      group,
      why: closed.why,
      until: Math.ceil((now + closed.waitMs) / 1000),
    })),
  };
}

/** Of a backend without hourly limits there is nothing to tell. */
function limitedGroups() {
  return backend().capabilities.absent.hourly_limits ? [] : budgetGroups;
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.ceil(ms / 1000);
}
