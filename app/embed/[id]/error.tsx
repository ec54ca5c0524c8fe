"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { EmbedMessage } from "./embed-message";

const retryMs = 5_000;

/** The library behind the embed cannot be reached: asks again by itself. */
export default function EmbedError({ reset }: { reset(): void }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      startTransition(() => {
        router.refresh();
        reset();
      });
    }, retryMs);
    return () => clearInterval(timer);
  }, [router, reset]);
  return <EmbedMessage title="This file cannot be shown just now.">Trying again by itself…</EmbedMessage>;
}
