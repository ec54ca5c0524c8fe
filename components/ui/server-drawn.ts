"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** True on the server, and where the page comes to life on what the server drew; false for what is drawn later. */
export function useIsServerDrawn(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
}
