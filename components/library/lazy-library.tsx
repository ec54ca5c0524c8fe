"use client";

import { lazy } from "react";
import { firstPaint } from "@/components/ui/first-paint";
import type { LibraryAppProps } from "./library-app";

/**
 * Its code comes after the browser has painted what the server drew, and so neither beside the first tiles nor before
 * them. There must be no Suspense boundary above it: then the server's page stands until the code is there, and the
 * server writes the tiles into the document itself, where a boundary of this size would follow hidden behind it.
 */
const Library = lazy(async () => {
  await firstPaint();
  return import("./library-app");
});

/** The library page, drawn by the server and brought to life once it is seen. */
export function LazyLibrary(props: LibraryAppProps) {
  return <Library {...props} />;
}
