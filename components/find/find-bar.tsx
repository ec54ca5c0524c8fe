"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useAfterContent } from "@/components/ui/after-content";
import { useText } from "@/components/ui/locale";
import { findTexts } from "@/lib/messages/en/find";
import { ResultLine } from "./result-line";
import type { Find } from "./use-find";

/** In a chunk of its own: the first tiles do not wait for menus. */
const RefineBar = dynamic(() => import("./refine-bar"), { ssr: false });

/**
 * What stands between the header and the files. Its height is there from the start, so that nothing moves when counts and
 * menus come. `shown` counts the files of the index that are shown, null without it; `elsewhere` counts what was found by
 * meaning, below; `children` stand at its end.
 */
export function FindBar({
  find,
  shown,
  elsewhere,
  children,
}: {
  find: Find;
  shown: number | null;
  elsewhere: number | null;
  children?: ReactNode;
}) {
  const text = useText(findTexts);
  const isAfterContent = useAfterContent();
  return (
    <section aria-label={text.refine} className="-mt-2 mb-4 sm:-mt-3">
      <div className="flex min-h-9 items-start">
        {isAfterContent ? <RefineBar find={find}>{children}</RefineBar> : null}
      </div>
      <ResultLine find={find} shown={shown} elsewhere={elsewhere} />
    </section>
  );
}
