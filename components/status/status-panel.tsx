"use client";

import { usePresentBackend } from "@/components/backend/present-backend";
import { WhatItCannotDo } from "@/components/backend/what-it-cannot-do";
import { Dialog } from "@/components/ui/dialog";
import { useText } from "@/components/ui/locale";
import type { BudgetStatus } from "@/lib/domain/api";
import { backendTexts } from "@/lib/messages/en/backends";
import { statusTexts } from "@/lib/messages/en/status";
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
  const text = useText(statusTexts);
  const { status, failed, receivedAt } = useStatus(true);
  const sinceReceived = (Date.now() - receivedAt) / 1000;
  const serverNow = status ? status.now + sinceReceived : 0;
  const secondsUntil = (time: number) => Math.max(0, time - serverNow);
  const secondsSince = (time: number) => Math.max(0, serverNow - time);
  return (
    <Dialog title={text.title} open onOpenChange={onOpenChange}>
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
            {status.budgets.length === 0 ? (
              <NoLimits />
            ) : (
              <Budgets budgets={status.budgets} secondsUntil={secondsUntil} />
            )}
          </>
        ) : null}
        <WhatItCannotDo />
      </div>
    </Dialog>
  );
}

function Budgets({ budgets, secondsUntil }: { budgets: readonly BudgetStatus[]; secondsUntil(time: number): number }) {
  const text = useText(statusTexts);
  return (
    <section aria-labelledby="budgets-title">
      <h3 id="budgets-title" className="font-medium text-sm">
        {text.callsThisHour}
      </h3>
      <p className="mt-0.5 text-pretty text-muted text-xs leading-5">{text.callsHelp}</p>
      <ul className="mt-1 divide-y divide-line">
        {budgets.map((budget) => (
          <BudgetMeter key={budget.group} budget={budget} secondsUntil={secondsUntil} />
        ))}
      </ul>
    </section>
  );
}

function NoLimits() {
  const text = useText(backendTexts);
  const { name } = usePresentBackend();
  return <p className="text-muted text-sm">{text.noLimits(name)}</p>;
}
