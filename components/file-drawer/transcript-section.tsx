"use client";

import { useCallback, useState } from "react";
import { TimedTranscript } from "@/components/player/transcript";
import { TranscriptDownloads } from "@/components/player/transcript-downloads";
import { textFile, transcriptFile, transcriptFormats } from "@/components/player/transcript-files";
import { lineText, type TranscriptLine } from "@/components/player/transcript-lines";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useFormats, useText } from "@/components/ui/locale";
import type { MediaFile, Transcript } from "@/lib/domain/media-file";
import { drawerTexts } from "@/lib/messages/en/drawer";
import { playerTexts } from "@/lib/messages/en/player";
import { libraryHref } from "@/lib/url/shown-query";

/** What is said in the file: following playback when the words are timed, else as text. */
export function TranscriptSection({
  file,
  transcript,
  lines,
  media,
}: {
  file: MediaFile;
  transcript: Transcript;
  lines: readonly TranscriptLine[];
  media: HTMLMediaElement | null;
}) {
  const { transcript: title } = useText(drawerTexts);
  const quote = useQuote(file);
  return (
    <section aria-labelledby="transcript-title">
      <h3 id="transcript-title" className="mb-2 font-medium text-sm">
        {title}
      </h3>
      {transcript.kind === "timed" ? (
        <TimedTranscript
          lines={lines}
          media={media}
          quote={quote}
          actions={
            <TranscriptDownloads
              name={file.displayName}
              formats={transcriptFormats}
              make={(format) => transcriptFile(transcript.words, format)}
            />
          }
        />
      ) : (
        <>
          <div className="-ms-2 mb-2">
            <TranscriptDownloads name={file.displayName} formats={["txt"]} make={() => textFile(transcript.text)} />
          </div>
          <PlainTranscript text={transcript.text} />
        </>
      )}
    </section>
  );
}

/** What is said in a line, where, and the address that plays it from there. */
function useQuote({ fileId, displayName }: MediaFile): (line: TranscriptLine) => string {
  const text = useText(playerTexts);
  const { clock } = useFormats();
  return useCallback(
    (line) => {
      const second = Math.floor(line.startSeconds * 10) / 10;
      const link = window.location.origin + libraryHref({}, fileId, second);
      return `${text.quote(lineText(line), displayName, clock(second))}\n${link}`;
    },
    [text, clock, fileId, displayName],
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
