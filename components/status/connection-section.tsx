"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { usePresentBackend } from "@/components/backend/present-backend";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useText } from "@/components/ui/locale";
import { getStatus } from "@/lib/client/api";
import { statusQuery } from "@/lib/client/queries";
import type { Realtime, Status } from "@/lib/domain/api";
import { statusTexts } from "@/lib/messages/en/status";

type Props = {
  status: Status | undefined;
  /** Vitrine itself did not answer. */
  failed: boolean;
  secondsSince(time: number): number;
  /** How old the list on this page is, in seconds; null before there is one. */
  listAge: number | null;
};

/** Whether the backend answers, when that was last tried, and how old what is shown is. */
export function ConnectionSection({ status, failed, secondsSince, listAge }: Props) {
  const words = useText(statusTexts);
  const { capabilities } = usePresentBackend();
  const client = useQueryClient();
  const test = useMutation({
    mutationFn: () => getStatus({ test: true }),
    onSuccess: (answer) => client.setQueryData(statusQuery.queryKey, answer),
    // The question of the button in the header fails then, too, and tells it.
    onError: () => client.refetchQueries({ queryKey: statusQuery.queryKey }),
  });
  if (!status && !failed) return <p className="text-muted text-sm">{words.asking}</p>;
  const state = failed || !status ? "vitrine_unreachable" : status.connection.state;
  const { title, text } = words.connections[state];
  const account = state === "ok" || state === "limited" ? status?.connection.account : null;
  const isWell = state === "ok" || state === "limited";
  return (
    <section aria-label={words.connection} className="rounded-tile bg-sunken p-4">
      <div className="flex items-start justify-between gap-3">
        <div role="status" className="min-w-0">
          <p className={classNames("font-medium text-sm", !isWell && "text-danger")}>{title}</p>
          {text ? <p className="mt-0.5 text-pretty text-muted text-xs leading-5">{text}</p> : null}
        </div>
        <Button size="sm" aria-disabled={test.isPending} onClick={() => test.isPending || test.mutate()}>
          {test.isPending ? words.testing : words.test}
        </Button>
      </div>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs leading-5">
        {status ? (
          <Fact name={words.backend}>
            <bdi>{status.backend}</bdi>
          </Fact>
        ) : null}
        {account ? (
          <Fact name={words.account}>
            <bdi className="break-words">{account}</bdi>
          </Fact>
        ) : null}
        {status ? <Fact name={words.tested}>{words.ago(secondsSince(status.connection.checkedAt))}</Fact> : null}
        {status && !capabilities.absent.webhooks ? (
          <Fact name={words.events}>{eventsWords(words, status.realtime, secondsSince)}</Fact>
        ) : null}
        <Fact name={words.whatYouSee}>{listAge === null ? words.notLoaded : words.confirmed(listAge)}</Fact>
      </dl>
    </section>
  );
}

function eventsWords(
  words: ReturnType<typeof statusTexts>,
  { state, lastEventAt }: Realtime,
  secondsSince: Props["secondsSince"],
): string {
  if (state === "off") return words.eventsOff;
  if (state === "waiting") return words.eventsWaiting;
  return lastEventAt === null ? words.eventsLive : words.lastEvent(secondsSince(lastEventAt));
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 text-muted tabular-nums">{children}</dd>
    </>
  );
}
