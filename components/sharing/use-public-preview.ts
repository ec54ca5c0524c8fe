"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useText } from "@/components/ui/locale";
import { showToast } from "@/components/ui/toast";
import { setPublicPreview } from "@/lib/client/api";
import { updateCachedFile } from "@/lib/client/cached-file";
import { fileQueries } from "@/lib/client/queries";
import type { MediaFile } from "@/lib/domain/media-file";
import { sharingTexts } from "@/lib/messages/en/sharing";

/** Turns sharing on and off: shown at once, taken back with a message when the server refuses. */
export function usePublicPreview(file: MediaFile) {
  const text = useText(sharingTexts);
  const client = useQueryClient();
  const { queryKey } = fileQueries.detail(file.fileId);

  return useMutation({
    mutationFn: (enabled: boolean) => setPublicPreview(file.fileId, enabled),
    onMutate: async (enabled) => {
      // A poll under way would overwrite what the person just chose.
      await client.cancelQueries({ queryKey });
      updateCachedFile(client, {
        ...file,
        isPublicPreviewEnabled: enabled,
        publicPreview: { fileUrl: null, hlsUrl: null, playbackId: null },
      });
      return { before: file };
    },
    onSuccess: (answer) => updateCachedFile(client, withKnownSources(answer, file)),
    onError: (error, enabled, context) => {
      if (context) updateCachedFile(client, context.before);
      showToast({
        tone: "danger",
        message: enabled ? text.turnOnFailed : text.turnOffFailed,
        description: error.message,
      });
    },
  });
}

/** The answer need not carry signed addresses; those already known go on working. */
function withKnownSources(answer: MediaFile, known: MediaFile): MediaFile {
  const { thumbnail, preview, download, hls, storyboard, waveform } = answer.sources;
  return {
    ...answer,
    sources: {
      thumbnail: thumbnail?.url ? thumbnail : known.sources.thumbnail,
      preview: preview?.url ? preview : known.sources.preview,
      download: download?.url ? download : known.sources.download,
      hls: hls?.url ? hls : known.sources.hls,
      storyboard: storyboard?.url ? storyboard : known.sources.storyboard,
      waveform: waveform?.url ? waveform : known.sources.waveform,
    },
  };
}
