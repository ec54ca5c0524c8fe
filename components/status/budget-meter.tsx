import { classNames } from "@/components/ui/class-names";
import { useText } from "@/components/ui/locale";
import type { BudgetStatus } from "@/lib/domain/api";
import { statusTexts } from "@/lib/messages/en/status";
import { budgetLevel } from "./status-level";
import { outlookWords } from "./status-words";

const fills = { ok: "bg-accent", low: "bg-warning", closed: "bg-danger" };
const outlooks = { ok: "text-muted", low: "text-warning", closed: "text-danger" };

/** One hourly limit: a bar of what is used, paler what will be by the end of the hour, and what that means in words. */
export function BudgetMeter({ budget, secondsUntil }: { budget: BudgetStatus; secondsUntil(time: number): number }) {
  const text = useText(statusTexts);
  const { limit, remaining, forecastUsed, group } = budget;
  const level = budgetLevel(budget);
  const used = limit - remaining;
  const { name, use, meter } = text.groups[group];
  const left = text.left(remaining, limit);
  return (
    <li className="py-3">
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className="min-w-0">
          <span className="font-medium">{name}</span>
          <span className="ms-2 text-faint text-xs">{use}</span>
        </span>
        <span className="shrink-0 text-[13px] tabular-nums">{left}</span>
      </div>
      <meter aria-label={meter} min={0} max={limit} value={used} className="sr-only">
        {left}
      </meter>
      <div aria-hidden="true" className="relative mt-2 h-1.5 overflow-hidden rounded-full bg-hover">
        <Bar part={Math.max(used, forecastUsed) / limit} className={classNames(fills[level], "opacity-30")} />
        <Bar part={used / limit} className={fills[level]} />
      </div>
      <p className={classNames("mt-1.5 text-pretty text-xs leading-5 tabular-nums", outlooks[level])}>
        {outlookWords(text, budget, secondsUntil)}
      </p>
    </li>
  );
}

function Bar({ part, className }: { part: number; className: string }) {
  return (
    <div
      className={classNames(
        "absolute inset-0 origin-left rtl:origin-right rounded-full transition-transform duration-300 ease-calm",
        className,
      )}
      style={{ transform: `scaleX(${Math.min(1, Math.max(0, part))})` }}
    />
  );
}
