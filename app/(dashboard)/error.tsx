"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { FullState } from "@/components/ui/full-state";
import { useText } from "@/components/ui/locale";
import { pageTexts } from "@/lib/messages/en/page";

/** A fault of the page itself, or of the server that makes it. */
export default function DashboardError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const text = useText(pageTexts);
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <main className="grid min-h-dvh place-items-center">
      <FullState
        heading="h1"
        title={text.libraryNotShown}
        actions={
          <Button variant="primary" onClick={reset}>
            {text.tryAgain}
          </Button>
        }
      >
        {error.digest ? text.failedWithCode(error.digest) : text.failed}
      </FullState>
    </main>
  );
}
