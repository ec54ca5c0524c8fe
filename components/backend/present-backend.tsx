"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Backends } from "@/lib/domain/backends";

const context = createContext<Backends | null>(null);

/** Tells everything below which backend the page shows, and which others there are. */
export function BackendsProvider({ backends, children }: { backends: Backends; children: ReactNode }) {
  return <context.Provider value={backends}>{children}</context.Provider>;
}

/** The backend that this page shows: its key, its name for people, and what it can do. */
export function usePresentBackend(): Backends["backends"][number] {
  const backends = useBackends();
  const present = backends.backends.find(({ key }) => key === backends.current);
  if (!present) throw new Error("The page shows a backend that is not set up.");
  return present;
}

export function useBackends(): Backends {
  const backends = useContext(context);
  if (!backends) throw new Error("There is no BackendsProvider above.");
  return backends;
}
