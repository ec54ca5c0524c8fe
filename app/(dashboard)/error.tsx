"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { FullState } from "@/components/ui/full-state";

/** A fault of the page itself, or of the server that makes it. */
export default function DashboardError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <main className="grid min-h-dvh place-items-center">
      <FullState
        heading="h1"
        title="The library could not be shown"
        actions={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      >
        Something failed while this page was made. Your files are safe. If trying again does not help, tell whoever runs
        this library{error.digest ? ` and give them the code ${error.digest}` : ""}.
      </FullState>
    </main>
  );
}
