"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { FullState } from "@/components/ui/full-state";
import { pageTexts } from "@/lib/messages/en/page";
import { directionOf, pageLocale } from "@/lib/messages/locale";
import { fontVariables } from "./fonts";
import "./globals.css";

/** The last resort, when even the layout failed, which tells all other pages their locale. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const locale = pageLocale();
  const text = pageTexts(locale);
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <html lang={locale} dir={directionOf(locale)} className={fontVariables}>
      <body>
        <title>{text.vitrineNotShown}</title>
        <main className="grid min-h-dvh place-items-center">
          <FullState
            heading="h1"
            title={text.vitrineNotShown}
            actions={
              <Button variant="primary" onClick={reset}>
                {text.tryAgain}
              </Button>
            }
          >
            {error.digest ? text.failedWithCode(error.digest) : text.failed}
          </FullState>
        </main>
      </body>
    </html>
  );
}
