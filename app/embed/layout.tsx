import type { Metadata } from "next";
import type { ReactNode } from "react";

/** Embeds live in other people's pages: nothing of the dashboard around them, and nothing for search engines. */
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function EmbedLayout({ children }: { children: ReactNode }) {
  return <div className="fixed inset-0 overflow-hidden bg-black text-white [color-scheme:dark]">{children}</div>;
}
