/** A pane in a frame, and the name. */
export function Wordmark({ name, compact = false }: { name: string; compact?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 shrink-0">
        <rect x="1" y="1" width="22" height="22" rx="6" className="fill-accent" />
        <path
          d="M6.5 7.5 12 17l5.5-9.5"
          className="fill-none stroke-accent-ink"
          strokeWidth="2.25"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className={compact ? "sr-only sm:not-sr-only" : undefined}>
        <span className="font-semibold text-[17px] tracking-[-0.02em] leading-6">{name}</span>
      </span>
    </span>
  );
}
