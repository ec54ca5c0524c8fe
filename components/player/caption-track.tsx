"use client";

import { useEffect, useState } from "react";
import { toWebVtt } from "./captions-vtt";
import type { TranscriptLine } from "./transcript-lines";

/** Captions made from a timed transcript, for use inside a media element. Without lines, an empty track that offers nothing. */
export function CaptionTrack({
  lines,
  languageCode,
}: {
  lines: readonly TranscriptLine[];
  languageCode: string | null;
}) {
  const [url, setUrl] = useState<string | null>(null);

  useEffect(() => {
    const made = URL.createObjectURL(new Blob([toWebVtt(lines)], { type: "text/vtt" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [lines]);

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
