/** One small picture of a video: from when it stands for the video, and where it lies on its sheet, in pixels. */
export type StoryboardCue = {
  startSeconds: number;
  endSeconds: number;
  sheetUrl: string;
  left: number;
  top: number;
  width: number;
  height: number;
};

const mostCues = 2_000;
const mostSheets = 20;
/** Longest side of a sheet that browsers decode everywhere. */
const longestSheet = 16_384;
const longestPicture = 2_048;

const timing =
  /^\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}\.\d{1,3})\s+-->\s+(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}\.\d{1,3})(?:\s|$)/;
const region = /^#xywh=(?:pixel:)?(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/;

/**
 * The cues of a WebVTT storyboard in the order of time. `indexUrl` is where it was read in the end, after redirects: the
 * sheets' names are relative to it, and must be of its origin. What cannot be read is left out; what is too much is cut.
 */
export function parseStoryboard(text: string, indexUrl: string): StoryboardCue[] {
  if (!/^\uFEFF?WEBVTT(?:\s|$)/.test(text)) return [];
  const cues: StoryboardCue[] = [];
  const sheets = new Set<string>();
  const lines = text.split(/\r\n|\n|\r/);
  for (let at = 0; at + 1 < lines.length && cues.length < mostCues; at += 1) {
    const times = timing.exec(lines[at] ?? "");
    if (!times) continue;
    const startSeconds = secondsOf(times[1], times[2], times[3]);
    const endSeconds = secondsOf(times[4], times[5], times[6]);
    const place = placeOf((lines[at + 1] ?? "").trim(), indexUrl);
    if (!place || endSeconds <= startSeconds || startSeconds < (cues.at(-1)?.startSeconds ?? 0)) continue;
    if (!sheets.has(place.sheetUrl) && sheets.size === mostSheets) continue;
    sheets.add(place.sheetUrl);
    cues.push({ startSeconds, endSeconds, ...place });
  }
  return cues;
}

/** Which cue stands for a second of the video: the last that has begun, else the first. -1 when there are none. */
export function cueIndexAt(cues: readonly StoryboardCue[], seconds: number): number {
  let low = 0;
  let high = cues.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((cues[middle]?.startSeconds ?? 0) <= seconds) low = middle;
    else high = middle - 1;
  }
  return cues.length === 0 ? -1 : low;
}

function secondsOf(hours = "0", minutes = "0", seconds = "0"): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function placeOf(name: string, indexUrl: string): Omit<StoryboardCue, "startSeconds" | "endSeconds"> | null {
  if (name.length > 4_096 || !URL.canParse(name, indexUrl)) return null;
  const url = new URL(name, indexUrl);
  const [, ...sides] = (region.exec(url.hash) ?? []).map(Number);
  const [left, top, width, height] = sides;
  if (left === undefined || top === undefined || !width || !height) return null;
  if (!/^https?:$/.test(url.protocol) || url.origin !== new URL(indexUrl).origin) return null;
  if (width > longestPicture || height > longestPicture) return null;
  if (left + width > longestSheet || top + height > longestSheet) return null;
  url.hash = "";
  return { sheetUrl: url.href, left, top, width, height };
}
