"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { type PlaybackSource, privatePlaybackSource } from "@/components/player/playback-source";
import { isEmbedPending } from "@/components/sharing/embed-pending";
import { ApiError, renewFile } from "@/lib/client/api";
import { fileQueries } from "@/lib/client/queries";
import { isProcessing, type MediaFile } from "@/lib/domain/media-file";

const pollMs = 2_000;
const maxRetries = 2;

/** The open file: what the list knew at once, then the answer with signed sources, asked again while something is being made. */
export function useOpenFile(fileId: string, known: MediaFile | undefined) {
  const client = useQueryClient();
  const query = useQuery({
    ...fileQueries.detail(fileId),
    placeholderData: known,
    retry: (failures, error) => !isFinal(error) && failures < maxRetries,
    refetchInterval: ({ state }) =>
      state.data && (isProcessing(state.data) || isEmbedPending(state.data)) ? pollMs : false,
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
    isSigned: query.data !== undefined && !query.isPlaceholderData && query.isFetchedAfterMount,
    isGone,
    error: query.error,
    isFetching: query.isFetching,
    refetch: () => void query.refetch(),
    refetchSource,
  };
}

function isFinal(error: Error): boolean {
  return error instanceof ApiError && error.status >= 400 && error.status < 500;
}
