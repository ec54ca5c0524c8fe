import { ProgressRing } from "./progress-ring";

/** Something is under way and nobody knows how far. Say in words beside it what it is. */
export function Spinner({ className }: { className?: string }) {
  return <ProgressRing percent={null} className={className} />;
}
