import { classNames } from "./class-names";

/** A quiet stand-in with the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classNames("animate-shimmer rounded-control bg-sunken", className)} />;
}
