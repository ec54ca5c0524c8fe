/** What could be said of the files that are shown. */
export type FilesWords = {
  /** `whole`: the library as it is, without search or filter. `none`: they are on their way, or there are none. */
  of: "whole" | "filtered" | "none";
  words: string;
};

/** What is said, and whether the whole library was last heard of as a part of it. */
export type Announcement = FilesWords & { cameFromFiltered: boolean };

/**
 * What is said after `said` when `now` holds. How many files the whole library has is said once after a search: on
 * arrival the page says it, and what comes and goes afterwards is told by itself.
 */
export function nextAnnouncement(said: Announcement, now: FilesWords): Announcement {
  const cameFromFiltered = said.of === "filtered" || (said.of === "none" && said.cameFromFiltered);
  if (now.of !== "whole") return { ...now, cameFromFiltered };
  if (said.of === "whole") return said;
  return { of: "whole", words: cameFromFiltered ? now.words : "", cameFromFiltered };
}
