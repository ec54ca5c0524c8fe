"use client";

import { useState } from "react";
import { TimedTranscript } from "@/components/player/transcript";
import type { TranscriptLine } from "@/components/player/transcript-lines";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useText } from "@/components/ui/locale";
import type { Transcript } from "@/lib/domain/media-file";
import { drawerTexts } from "@/lib/messages/en/drawer";

/** What is said in the file: following playback when the words are timed, else as text. */
export function TranscriptSection({
  transcript,
  lines,
  media,
}: {
  transcript: Transcript;
  lines: readonly TranscriptLine[];
  media: HTMLMediaElement | null;
}) {
  const { transcript: title } = useText(drawerTexts);
  return (
    <section aria-labelledby="transcript-title">
      <h3 id="transcript-title" className="mb-2 font-medium text-sm">
        {title}
      </h3>
      {transcript.kind === "timed" ? (
        <TimedTranscript lines={lines} media={media} />
      ) : (
        <PlainTranscript text={transcript.text} />
      )}
    </section>
  );
}

const shortEnough = 900;

function PlainTranscript({ text }: { text: string }) {
  const { wholeTranscript } = useText(drawerTexts);
  const [isOpen, setIsOpen] = useState(text.length <= shortEnough);
  return (
    <div>
      <p
        dir="auto"
        className={classNames(
          "max-w-prose whitespace-pre-wrap break-words text-muted text-sm leading-6",
          !isOpen && "line-clamp-[10]",
        )}
      >
        {text}
      </p>
      {isOpen ? null : (
        <Button size="sm" className="mt-3" onClick={() => setIsOpen(true)}>
          {wholeTranscript}
        </Button>
      )}
    </div>
  );
}
