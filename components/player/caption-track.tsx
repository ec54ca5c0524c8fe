"use client";

import { useEffect, useState } from "react";
import { useFormats, useText } from "@/components/ui/locale";
import type { TranscriptWord } from "@/lib/domain/media-file";
import { playerTexts } from "@/lib/messages/en/player";
import { toWebVtt } from "./captions-vtt";
import { captionLength, toTranscriptLines } from "./transcript-lines";

/** What captions are made of. */
export type Captions = { words: readonly TranscriptWord[]; languageCode: string | null };

/** Captions made from a timed transcript, for use inside a media element. */
export function CaptionTrack({ words, languageCode }: Captions) {
  const { captions } = useText(playerTexts);
  const { language } = useFormats();
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
      label={languageCode ? language(languageCode) : captions}
      {...(languageCode ? { srcLang: languageCode } : {})}
    />
  );
}
