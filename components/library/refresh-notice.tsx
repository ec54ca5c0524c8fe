"use client";

import CloudOff from "lucide-react/icons/cloud-off";
import WifiOff from "lucide-react/icons/wifi-off";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { useFormats, useText } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { libraryTexts } from "@/lib/messages/en/library";

/** A slim line above the tiles while what is shown cannot be refreshed. */
export function RefreshNotice({
  failure,
  loadedAt,
  onRetry,
}: {
  failure: Error | null;
  /** In milliseconds since the epoch; 0 when it was kept from an earlier visit. */
  loadedAt: number;
  onRetry(): void;
}) {
  const text = useText(libraryTexts);
  const { timeOfDay } = useFormats();
  const isOnline = useSyncExternalStore(
    subscribeOnline,
    () => navigator.onLine,
    () => true,
  );
  if (!failure && isOnline) return null;
  const reason = loadedAt === 0 ? text.unreachableKept : text.unreachable(timeOfDay(loadedAt));
  return (
    <Notice
      role="status"
      tone="warning"
      className="mb-6"
      icon={isOnline ? <CloudOff aria-hidden /> : <WifiOff aria-hidden />}
      action={
        <Button size="sm" onClick={onRetry}>
          {text.retry}
        </Button>
      }
    >
      {isOnline ? reason : text.offline(timeOfDay(loadedAt || Date.now()))}
    </Notice>
  );
}

function subscribeOnline(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}
