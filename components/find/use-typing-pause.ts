"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ApiError } from "@/lib/client/api";
import { statusQuery } from "@/lib/client/queries";

/** Without word of when, it is tried again after this time. */
const usualPauseMs = 60_000;
const longestTimerMs = 3_600_000;

/**
 * Whether search waits for Enter, because the hour's searches run low: by what the header's status says, or by a
 * search that was refused after that. Waits are counted from when they were told, so this clock may be wrong.
 */
export function useTypingPause(refusal: ApiError | null): boolean {
  // The status button asks; here its answer is only read.
  const { data: status, dataUpdatedAt } = useQuery({ ...statusQuery, enabled: false });
  const [refused, setRefused] = useState({ at: 0, until: 0 });
  useEffect(() => {
    if (!refusal) return;
    const at = Date.now();
    const { retryAfterSeconds } = refusal;
    setRefused({ at, until: at + (retryAfterSeconds === undefined ? usualPauseMs : retryAfterSeconds * 1000) });
  }, [refusal]);

  const told = status?.degraded.find(({ what }) => what === "search_as_you_type");
  const toldUntil = status && told ? dataUpdatedAt + (told.until - status.now) * 1000 : 0;
  const until = refused.at > dataUpdatedAt ? refused.until : toldUntil;

  const [isPaused, setIsPaused] = useState(false);
  useEffect(() => {
    const ms = until - Date.now();
    setIsPaused(ms > 0);
    if (ms <= 0) return;
    const timer = setTimeout(() => setIsPaused(false), Math.min(ms, longestTimerMs));
    return () => clearTimeout(timer);
  }, [until]);
  return isPaused;
}
