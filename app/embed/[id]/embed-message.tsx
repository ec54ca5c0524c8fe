import type { ReactNode } from "react";

/** A few calm words in place of the media. */
export function EmbedMessage({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <main className="grid size-full place-items-center p-4 text-center">
      <div className="max-w-sm">
        <h1 className="text-balance font-medium text-base">{title}</h1>
        {children ? <div className="mt-1.5 text-pretty text-sm text-white/70 leading-6">{children}</div> : null}
      </div>
    </main>
  );
}
