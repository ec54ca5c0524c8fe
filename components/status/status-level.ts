import type { BudgetStatus, Status } from "@/lib/domain/api";

/** How things stand, in one word: what the dot in the header shows. `unknown` before the first answer. */
export type StatusLevel = "unknown" | "ok" | "low" | "degraded" | "unreachable";

/** Less than this part of an hour's calls is little. */
const littleLeft = 0.2;
/** A pace is worth a warning only when this much is gone: a burst at the beginning says nothing of the hour. */
const tellingUse = 0.3;

/** The level of an answer; `failed` when Vitrine itself did not answer the last question. */
export function statusLevel(status: Status | undefined, failed: boolean): StatusLevel {
  if (failed) return "unreachable";
  if (!status) return "unknown";
  const { state } = status.connection;
  if (state === "unreachable" || state === "key_rejected") return "unreachable";
  if (state === "limited" || status.degraded.length > 0) return "degraded";
  return status.budgets.some((budget) => budgetLevel(budget) !== "ok") ? "low" : "ok";
}

/** How one hourly limit stands: `closed` means that nothing can be asked of it now. */
export function budgetLevel({ limit, remaining, pausedUntil, runsOutAt }: BudgetStatus): "ok" | "low" | "closed" {
  if (pausedUntil !== null || remaining < 1) return "closed";
  const isFast = runsOutAt !== null && remaining < limit * (1 - tellingUse);
  return isFast || remaining < limit * littleLeft ? "low" : "ok";
}
