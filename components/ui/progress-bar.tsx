import { classNames } from "./class-names";

/** A thin horizontal bar. `percent` null means that nobody knows how far it is. */
export function ProgressBar({
  label,
  percent,
  tone = "accent",
  className,
}: {
  label: string;
  percent: number | null;
  tone?: "accent" | "danger";
  className?: string;
}) {
  const known = percent === null ? null : Math.min(100, Math.max(0, percent));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(known === null ? {} : { "aria-valuenow": Math.round(known) })}
      className={classNames("h-1 overflow-hidden rounded-full bg-hover", className)}
    >
      <div
        className={classNames(
          "h-full w-full origin-left rtl:origin-right rounded-full transition-transform duration-300 ease-calm",
          tone === "danger" ? "bg-danger" : "bg-accent",
          known === null && "animate-shimmer",
        )}
        style={{ transform: `scaleX(${known === null ? 1 : known / 100})` }}
      />
    </div>
  );
}
