"use client";

import { useState } from "react";
import { useSettled } from "@/components/find/use-settled";
import { LiveRegion } from "@/components/ui/live-region";
import { useText } from "@/components/ui/locale";
import { libraryTexts } from "@/lib/messages/en/library";

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
  const text = useText(libraryTexts);
  const { isFiltered, isOnItsWay, count } = shown;
  const [wasFiltered, setWasFiltered] = useState(isFiltered);
  const [wholeCount, setWholeCount] = useState<number | null>(null);
  if (isFiltered && !wasFiltered) setWasFiltered(true);
  if (isFiltered && wholeCount !== null) setWholeCount(null);
  if (!isFiltered && !isOnItsWay && wholeCount === null) setWholeCount(count);
  // Said once after a search: what comes and goes afterwards is told by itself.
  const isBack = wasFiltered && (wholeCount === null || wholeCount === count);
  return <LiveRegion>{useSettled(wordsOf(text, shown, isBack), pauseMs)}</LiveRegion>;
}

function wordsOf(text: ReturnType<typeof libraryTexts>, shown: Shown, isBack: boolean): string {
  const { query, isFiltered, isOnItsWay, count, isWhole } = shown;
  if (isOnItsWay) return isFiltered ? text.searching : text.loading;
  if (query !== "") return count === 0 ? text.nothingFound(query) : text.found(count, query);
  if (isFiltered) return count === 0 ? text.noMatch : text.matching(count);
  if (count === 0) return text.empty;
  return isBack && isWhole ? text.all(count) : "";
}
