"use client";

import { useText } from "@/components/ui/locale";
import { isPlayable } from "@/lib/domain/file-status";
import type { MediaFile } from "@/lib/domain/media-file";
import { backendTexts } from "@/lib/messages/en/backends";
import { usePresentBackend } from "./present-backend";

/** One line for whoever looks for qualities, captions or a description of a file whose backend makes none. */
export function OriginalOnly({ file }: { file: MediaFile }) {
  const text = useText(backendTexts);
  const { name, capabilities } = usePresentBackend();
  if (capabilities.absent.hls !== "originals_only") return null;
  return (
    <p className="text-pretty text-muted text-xs leading-5">
      {isPlayable(file) ? text.playsOriginal(name) : text.showsOriginal(name)}
    </p>
  );
}
