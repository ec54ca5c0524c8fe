import type { Status } from "@/lib/domain/api";
import { whyWords } from "./status-words";
import { inTime } from "./time-words";

/** What is done without at present, why, and until when. Nothing when there is nothing. */
export function DegradedList({
  degraded,
  secondsUntil,
}: {
  degraded: Status["degraded"];
  secondsUntil(time: number): number;
}) {
  if (degraded.length === 0) return null;
  return (
    <section aria-labelledby="degraded-title" className="rounded-tile bg-warning-soft p-4">
      <h3 id="degraded-title" className="font-medium text-sm">
        Held back to save calls
      </h3>
      <ul className="mt-2 space-y-2">
        {degraded.map(({ what, message, why, until }) => (
          <li key={what} className="text-pretty text-[13px] leading-5">
            {message}{" "}
            <span className="text-muted text-xs">
              {whyWords[why]} Expected back {inTime(secondsUntil(until))}.
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
