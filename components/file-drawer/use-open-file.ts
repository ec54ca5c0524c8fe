"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useStore } from "zustand";
import { type PlaybackSource, privatePlaybackSource } from "@/components/player/playback-source";
import { isEmbedPending } from "@/components/sharing/embed-pending";
import { ApiError, renewFile } from "@/lib/client/api";
import { eventsStore } from "@/lib/client/events";
import { PollPace } from "@/lib/client/poll-pace";
import { fileQueries, foreseenMs } from "@/lib/client/queries";
import { isWorthAskingAgain, waitBeforeAskingAgain } from "@/lib/client/worth-asking-again";
import { isProcessing, type MediaFile } from "@/lib/domain/media-file";

/** The open file: what the list knew at once, then the answer with signed sources, asked again while something is being made. */
export function useOpenFile(fileId: string, known: MediaFile | undefined) {
  const client = useQueryClient();
  const isLive = useStore(eventsStore, (state) => state.isLive);
  const [pace] = useState(() => new PollPace());
  const query = useQuery({
    ...fileQueries.detail(fileId),
    placeholderData: known,
    // What was foreseen a moment ago is not asked for again; what is still being made always is.
    staleTime: ({ state: { data } }) => (data && !isProcessing(data) && isSettled(data) ? foreseenMs : 0),
    retry: isWorthAskingAgain,
    retryDelay: waitBeforeAskingAgain,
    refetchInterval: ({ state: { data, dataUpdatedAt, status } }) => {
      if (!data || !(isProcessing(data) || isEmbedPending(data))) return false;
      // No event tells that an embed is ready.
      const mayWait = isLive && !isEmbedPending(data);
      return pace.next({
        isLive: mayWait,
        unfinished: 1,
        isFailing: status === "error",
        data,
        answeredAt: dataUpdatedAt,
      });
    },
  });

  const refetchSource = useCallback(async (): Promise<PlaybackSource | null> => {
    const file = await renewFile(fileId);
    client.setQueryData(fileQueries.detail(fileId).queryKey, file);
    return privatePlaybackSource(file);
  }, [client, fileId]);

  const isGone = query.error instanceof ApiError && query.error.code === "not_found";
  return {
    file: isGone ? undefined : (query.data ?? known),
    /** False while only older knowledge is shown (the list's, or of an opening before), whose addresses may have run out. */
    isSigned:
      query.data !== undefined &&
      !query.isPlaceholderData &&
      (query.isFetchedAfterMount || (!query.isStale && isSettled(query.data))),
    isGone,
    error: query.error,
    isFetching: query.isFetching,
    refetch: () => void query.refetch(),
    refetchSource,
  };
}

/** Answered by the server with everything that is ready signed, and not pieced together from an event. */
function isSettled(file: MediaFile): boolean {
  const sources = Object.values(file.sources);
  return sources.some((source) => source?.url) && sources.every((source) => source?.status !== "ready" || source.url);
}
