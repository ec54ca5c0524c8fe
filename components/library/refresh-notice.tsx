"use client";

import CloudOff from "lucide-react/icons/cloud-off";
import WifiOff from "lucide-react/icons/wifi-off";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** A slim line above the tiles while what is shown cannot be refreshed. */
export function RefreshNotice({
  failure,
  loadedAt,
  onRetry,
}: {
  failure: Error | null;
  loadedAt: number;
  onRetry(): void;
}) {
  const isOnline = useSyncExternalStore(
    subscribeOnline,
    () => navigator.onLine,
    () => true,
  );
  if (!failure && isOnline) return null;
  const time = new Date(loadedAt).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return (
    <Notice
      role="status"
      tone="warning"
      className="mb-6"
      icon={isOnline ? <CloudOff aria-hidden /> : <WifiOff aria-hidden />}
      action={
        <Button size="sm" onClick={onRetry}>
          Retry
        </Button>
      }
    >
      {isOnline ? "Can’t reach the library." : "You are offline."} Showing what was loaded at {time}. Trying again.
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
