"use client";

import { Dialog } from "@/components/ui/dialog";
import { BudgetMeter } from "./budget-meter";
import { ConnectionSection } from "./connection-section";
import { DegradedList } from "./degraded-list";
import { useStatus } from "./use-status";

/** The quota glass: the connection, what is held back, and the hour's calls. `loadedAt` is when the list was last confirmed, 0 before. */
export default function StatusPanel({
  onOpenChange,
  loadedAt,
}: {
  onOpenChange(open: boolean): void;
  loadedAt: number;
}) {
  const { status, failed, receivedAt } = useStatus(true);
  const sinceReceived = (Date.now() - receivedAt) / 1000;
  const serverNow = status ? status.now + sinceReceived : 0;
  const secondsUntil = (time: number) => Math.max(0, time - serverNow);
  const secondsSince = (time: number) => Math.max(0, serverNow - time);
  return (
    <Dialog title="Status" open onOpenChange={onOpenChange}>
      <div className="space-y-4">
        <ConnectionSection
          status={status}
          failed={failed}
          secondsSince={secondsSince}
          listAge={loadedAt === 0 ? null : Math.max(0, (Date.now() - loadedAt) / 1000)}
        />
        {status ? (
          <>
            <DegradedList degraded={status.degraded} secondsUntil={secondsUntil} />
            <section aria-labelledby="budgets-title">
              <h3 id="budgets-title" className="font-medium text-sm">
                Calls this hour
              </h3>
              <p className="mt-0.5 text-pretty text-muted text-xs leading-5">
                Shared by everyone who uses this key. Opening a file always comes first.
              </p>
              <ul className="mt-1 divide-y divide-line">
                {status.budgets.map((budget) => (
                  <BudgetMeter key={budget.group} budget={budget} secondsUntil={secondsUntil} />
                ))}
              </ul>
            </section>
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
