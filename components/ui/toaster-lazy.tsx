"use client";

import dynamic from "next/dynamic";

/** The toaster in a chunk of its own, fetched after the page is alive. */
export const LazyToaster = dynamic(() => import("./toaster"), { ssr: false });
