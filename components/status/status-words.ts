import type { BudgetStatus } from "@/lib/domain/api";
import type { statusTexts } from "@/lib/messages/en/status";

/** How a group goes on from here: one sentence. Waits are in seconds from now. */
export function outlookWords(
  { outlook }: ReturnType<typeof statusTexts>,
  { pausedUntil, remaining, resetsAt, runsOutAt, forecastUsed }: BudgetStatus,
  secondsUntil: (time: number) => number,
): string {
  if (pausedUntil !== null) return outlook.paused(secondsUntil(pausedUntil));
  if (resetsAt === null) return outlook.unused;
  const again = secondsUntil(resetsAt);
  if (remaining < 1) return outlook.usedUp(again);
  if (runsOutAt !== null) return outlook.runsOut(secondsUntil(runsOutAt), again);
  return outlook.lasts(again, forecastUsed);
}
