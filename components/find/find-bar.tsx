"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useAfterContent } from "@/components/ui/after-content";
import { useText } from "@/components/ui/locale";
import type { LibraryResult } from "@/lib/client/library-index/library-index";
import { findTexts } from "@/lib/messages/en/find";
import { ResultLine } from "./result-line";
import type { Find } from "./use-find";

/** In a chunk of its own: the first tiles do not wait for menus. */
const RefineBar = dynamic(() => import("./refine-bar"), { ssr: false });

/**
 * What stands between the header and the files. Its height is there from the start, so that nothing moves when counts and
 * menus come. `result` is what the library index answers, null without it, and `shown` how many files of it are shown;
 * `elsewhere` counts what was found by meaning, below; `children` stand at its end.
 */
export function FindBar({
  find,
  result,
  shown,
  elsewhere,
  children,
}: {
  find: Find;
  result: LibraryResult | null;
  shown: number | null;
  elsewhere: number | null;
  children?: ReactNode;
}) {
  const text = useText(findTexts);
  const isAfterContent = useAfterContent();
  return (
    <section aria-label={text.refine} className="-mt-2 mb-4 sm:-mt-3">
      <div className="flex min-h-9 items-start">
        {isAfterContent ? (
          <RefineBar find={find} result={result}>
            {children}
          </RefineBar>
        ) : null}
      </div>
      <ResultLine find={find} result={result} shown={shown} elsewhere={elsewhere} />
    </section>
  );
}
