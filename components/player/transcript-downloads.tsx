"use client";

import Download from "lucide-react/icons/download";
import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import { playerTexts } from "@/lib/messages/en/player";
import { type TranscriptFormat, transcriptFileName } from "./transcript-files";

/** Buttons that save the transcript, made in the browser when pressed. */
export function TranscriptDownloads({
  name,
  formats,
  make,
}: {
  name: string;
  formats: readonly TranscriptFormat[];
  make(format: TranscriptFormat): Blob;
}) {
  const text = useText(playerTexts);
  return (
    <div className="flex gap-1">
      {formats.map((format) => (
        <Button
          key={format}
          size="sm"
          variant="ghost"
          className="px-2"
          aria-label={text.downloadTranscript(format.toUpperCase())}
          title={text.downloadTranscript(format.toUpperCase())}
          onClick={() => save(make(format), transcriptFileName(name, format))}
        >
          <Download aria-hidden />
          {format.toUpperCase()}
        </Button>
      ))}
    </div>
  );
}

const keptMs = 60_000;

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser may begin to read it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
