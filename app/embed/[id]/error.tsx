"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { useText } from "@/components/ui/locale";
import { embedTexts } from "@/lib/messages/en/embed";
import { EmbedMessage } from "./embed-message";

const retryMs = 5_000;

/** The library behind the embed cannot be reached: asks again by itself. */
export default function EmbedError({ reset }: { reset(): void }) {
  const text = useText(embedTexts);
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
  return <EmbedMessage title={text.notNow}>{text.tryingAgain}</EmbedMessage>;
}
