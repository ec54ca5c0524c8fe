import type { ReactNode } from "react";

/** A whole area that has nothing to show but words: empty, failed, not found. */
export function FullState({
  picture,
  title,
  actions,
  heading: Heading = "h2",
  children,
}: {
  picture?: ReactNode;
  title: ReactNode;
  actions?: ReactNode;
  heading?: "h1" | "h2";
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-md animate-rise-in flex-col items-center px-6 py-16 text-center">
      {picture ? <div className="mb-6 text-faint">{picture}</div> : null}
      <Heading className="text-balance font-semibold text-xl tracking-tight">{title}</Heading>
      {children ? <div className="mt-2 text-pretty text-muted text-sm leading-6">{children}</div> : null}
      {actions ? <div className="mt-6 flex flex-wrap items-center justify-center gap-3">{actions}</div> : null}
    </div>
  );
}
