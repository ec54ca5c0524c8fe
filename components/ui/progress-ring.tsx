import { classNames } from "./class-names";

const radius = 7;
const circumference = 2 * Math.PI * radius;

/** A small ring in the colour of the text around it, for decoration beside words that say the same. */
export function ProgressRing({ percent, className }: { percent: number | null; className?: string }) {
  const share = percent === null ? 0.25 : Math.min(100, Math.max(0, percent)) / 100;
  return (
    <svg
      viewBox="0 0 18 18"
      aria-hidden="true"
      className={classNames("size-4 -rotate-90", percent === null && "animate-spin", className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      <circle cx="9" cy="9" r={radius} opacity="0.3" />
      <circle
        cx="9"
        cy="9"
        r={radius}
        strokeLinecap="round"
        strokeDasharray={circumference}
        strokeDashoffset={circumference * (1 - share)}
        className="transition-[stroke-dashoffset] duration-300"
      />
    </svg>
  );
}
