import { useText } from "@/components/ui/locale";
import type { Status } from "@/lib/domain/api";
import { statusTexts } from "@/lib/messages/en/status";

/** What is done without at present, why, and until when. Nothing when there is nothing. */
export function DegradedList({
  degraded,
  secondsUntil,
}: {
  degraded: Status["degraded"];
  secondsUntil(time: number): number;
}) {
  const text = useText(statusTexts);
  if (degraded.length === 0) return null;
  return (
    <section aria-labelledby="degraded-title" className="rounded-tile bg-warning-soft p-4">
      <h3 id="degraded-title" className="font-medium text-sm">
        {text.heldBack}
      </h3>
      <ul className="mt-2 space-y-2">
        {degraded.map(({ what, why, until }) => (
          <li key={what} className="text-pretty text-[13px] leading-5">
            {text.doneWithout[what]}{" "}
            <span className="text-muted text-xs">
              {text.why[why]} {text.expectedBack(secondsUntil(until))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
