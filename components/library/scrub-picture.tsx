"use client";

import { useEffect, useRef, useState } from "react";
import { useFormats } from "@/components/ui/locale";
import { loadSheet, loadStoryboard } from "@/lib/client/storyboard/load-storyboard";
import { cueIndexAt, type StoryboardCue } from "@/lib/client/storyboard/parse-storyboard";
import type { Scrub } from "./use-scrub";

/** As with thumbnails: from about 5:4 to 2:1 a picture fills the tile; others are shown whole. */
const narrowest = 1.2;
const widest = 2.1;

type Props = Scrub & {
  /** There is nothing to look through. */
  onNone(place: HTMLElement): void;
};

/** The storyboard's picture of one moment, in place of the thumbnail, and how far into the video that is. */
export default function ScrubPicture({ fileId, place, part, onNone }: Props) {
  const formats = useFormats();
  const [cues, setCues] = useState<StoryboardCue[] | null>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let isGone = false;
    void loadStoryboard(fileId).then((loaded) => {
      if (isGone) return;
      if (loaded.length === 0) onNone(place);
      else setCues(loaded);
    });
    return () => {
      isGone = true;
    };
  }, [fileId, place, onNone]);

  const seconds = part * (cues?.at(-1)?.endSeconds ?? 0);
  const cue = cues?.[cueIndexAt(cues, seconds)];

  useEffect(() => {
    if (!cue) return;
    let isGone = false;
    loadSheet(fileId, cue.sheetUrl).then(
      (sheet) => {
        const drawn = canvas.current;
        const context = drawn?.getContext("2d");
        if (isGone || !drawn || !context) return;
        drawn.width = cue.width;
        drawn.height = cue.height;
        context.drawImage(sheet, cue.left, cue.top, cue.width, cue.height, 0, 0, cue.width, cue.height);
        setIsDrawn(true);
      },
      () => {
        if (!isGone) onNone(place);
      },
    );
    return () => {
      isGone = true;
    };
  }, [fileId, place, cue, onNone]);

  const ratio = cue ? cue.width / cue.height : 1;
  const fit = ratio < narrowest || ratio > widest ? "object-contain" : "object-cover";
  return (
    <div className={isDrawn ? "absolute inset-0 bg-sunken" : "absolute inset-0 opacity-0"} data-scrub={part}>
      <canvas ref={canvas} className={`absolute inset-0 size-full ${fit}`} />
      <span className="absolute start-2 bottom-2 rounded-md bg-on-picture px-1.5 py-0.5 font-mono text-2xs text-on-picture-ink tabular-nums">
        {formats.duration(seconds)}
      </span>
      {/* Time runs from left to right in every language, as in players. */}
      <div dir="ltr" className="absolute inset-x-0 bottom-0 h-[3px] bg-on-picture">
        <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${part})` }} />
      </div>
    </div>
  );
}
