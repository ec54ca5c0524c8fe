"use client";

import { useText } from "@/components/ui/locale";
import { playerTexts } from "@/lib/messages/en/player";

/** Stands in for `@videogen/player-react` where that optional package could not be installed (next.config.ts). */
export function VideoGenPlayer() {
  const { videogenMissing } = useText(playerTexts);
  return (
    <p role="alert" className="grid h-full place-items-center p-6 text-center">
      {videogenMissing}
    </p>
  );
}
