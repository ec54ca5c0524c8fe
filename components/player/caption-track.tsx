"use client";

import { useEffect, useState } from "react";
import type { TranscriptWord } from "@/lib/domain/media-file";
import { toWebVtt } from "./captions-vtt";
import { captionLength, toTranscriptLines } from "./transcript-lines";

/** What captions are made of. */
export type Captions = { words: readonly TranscriptWord[]; languageCode: string | null };

/** Captions made from a timed transcript, for use inside a media element. */
export function CaptionTrack({ words, languageCode }: Captions) {
  const [url, setUrl] = useState<string | null>(null);

  useEffect(() => {
    const made = URL.createObjectURL(
      new Blob([toWebVtt(toTranscriptLines(words, captionLength))], { type: "text/vtt" }),
    );
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [words]);

  if (!url) return null;
  return (
    <track
      kind="captions"
      src={url}
      label={languageName(languageCode)}
      {...(languageCode ? { srcLang: languageCode } : {})}
    />
  );
}

function languageName(code: string | null): string {
  if (!code) return "Captions";
  try {
    return new Intl.DisplayNames(undefined, { type: "language" }).of(code) ?? code;
  } catch (cause) {
    // A backend's code need not be one that this browser can read.
    if (cause instanceof RangeError) return code;
    throw cause;
  }
}
