"use client";

import type { ComponentProps } from "react";
import { LibraryPage } from "./library-page";
import { LibraryProviders } from "./library-providers";

export type LibraryAppProps = ComponentProps<typeof LibraryPage>;

/** The library page with all that it stands on. */
export default function LibraryApp(props: LibraryAppProps) {
  return (
    <LibraryProviders>
      <LibraryPage {...props} />
    </LibraryProviders>
  );
}
