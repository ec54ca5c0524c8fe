"use client";

import { GridSkeleton } from "@/components/library/grid-skeleton";
import { useText } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { Wordmark } from "@/components/ui/wordmark";
import { pageTexts } from "@/lib/messages/en/page";

/** The page's shape, while the server makes it. */
export default function Loading() {
  const text = useText(pageTexts);
  return (
    <>
      <div className="border-b">
        <div className="mx-auto flex h-16 max-w-[2400px] items-center gap-3 px-4 sm:gap-6 sm:px-8">
          <Wordmark name={text.productName} compact />
          <div className="flex flex-1 sm:justify-center">
            <Skeleton className="h-10 w-full sm:max-w-md" />
          </div>
          <Skeleton className="h-10 w-10 sm:w-36" />
        </div>
      </div>
      <main aria-busy="true" className="mx-auto max-w-[2400px] px-4 pt-6 sm:px-8 sm:pt-8">
        <p className="sr-only">{text.loading}</p>
        <GridSkeleton rows={4} />
      </main>
    </>
  );
}
