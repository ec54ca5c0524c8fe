"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { FullState } from "@/components/ui/full-state";
import "./globals.css";

/** The last resort, when even the layout failed. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <html lang="en">
      <body>
        <title>Vitrine could not be shown</title>
        <main className="grid min-h-dvh place-items-center">
          <FullState
            heading="h1"
            title="Vitrine could not be shown"
            actions={
              <Button variant="primary" onClick={reset}>
                Try again
              </Button>
            }
          >
            Something failed while this page was made. Your files are safe. If trying again does not help, tell whoever
            runs this library{error.digest ? ` and give them the code ${error.digest}` : ""}.
          </FullState>
        </main>
      </body>
    </html>
  );
}
