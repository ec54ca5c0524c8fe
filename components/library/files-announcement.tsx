"use client";

import { useMemo, useState } from "react";
import { useSettled } from "@/components/find/use-settled";
import { LiveRegion } from "@/components/ui/live-region";
import { useText } from "@/components/ui/locale";
import { libraryTexts } from "@/lib/messages/en/library";
import { type Announcement, type FilesWords, nextAnnouncement } from "./next-announcement";

/** Between two letters nothing is said: it would be of the letters before, and over before it is heard. */
const pauseMs = 500;

type Shown = {
  query: string;
  isFiltered: boolean;
  /** Other files than those that are shown are about to come. */
  isOnItsWay: boolean;
  count: number;
  isWhole: boolean;
};

/** Says to screen readers how many files there are for what was asked, once nobody types any more. */
export function FilesAnnouncement(shown: Shown) {
  const { of, words } = wordsOf(useText(libraryTexts), shown);
  const settled = useSettled(
    useMemo(() => ({ of, words }), [of, words]),
    pauseMs,
  );
  const [taken, setTaken] = useState<FilesWords | null>(null);
  const [said, setSaid] = useState<Announcement>({ of: "none", words: "", cameFromFiltered: false });
  if (settled !== taken) {
    setTaken(settled);
    setSaid(nextAnnouncement(said, settled));
  }
  return <LiveRegion>{said.words}</LiveRegion>;
}

function wordsOf(text: ReturnType<typeof libraryTexts>, shown: Shown): FilesWords {
  const { query, isFiltered, isOnItsWay, count, isWhole } = shown;
  if (isOnItsWay) return { of: "none", words: isFiltered ? text.searching : text.loading };
  if (query !== "") return { of: "filtered", words: count === 0 ? text.nothingFound(query) : text.found(count, query) };
  if (isFiltered) return { of: "filtered", words: count === 0 ? text.noMatch : text.matching(count) };
  if (count === 0) return { of: "none", words: text.empty };
  return { of: "whole", words: isWhole ? text.all(count) : "" };
}
