import { filePath } from "@/lib/client/api";
import { parseStoryboard, type StoryboardCue } from "./parse-storyboard";

const mostCharacters = 512 * 1024;
const mostKept = 20;
/** A storyboard that could not be had is not asked for at every hover. */
const askAgainMs = 60_000;

const kept = new Map<string, Promise<StoryboardCue[]>>();
const sheets = new Map<string, Promise<HTMLImageElement>>();

/** The cues of the file's storyboard, asked for once; empty when there is none to be had. */
export function loadStoryboard(fileId: string): Promise<StoryboardCue[]> {
  const known = kept.get(fileId);
  if (known) return known;
  const asked = fetchCues(fileId).catch(() => []);
  keep(kept, fileId, asked);
  void asked.then((cues) => {
    if (cues.length === 0) setTimeout(() => kept.delete(fileId), askAgainMs);
  });
  return asked;
}

/** The sheet, ready to be drawn. Rejects when it is none, or its address has ended: then the file's cues are asked for anew. */
export function loadSheet(fileId: string, url: string): Promise<HTMLImageElement> {
  const known = sheets.get(url);
  if (known) return known;
  const image = new Image();
  image.src = url;
  const asked = image.decode().then(() => image);
  keep(sheets, url, asked);
  asked.catch(() => {
    sheets.delete(url);
    kept.delete(fileId);
  });
  return asked;
}

async function fetchCues(fileId: string): Promise<StoryboardCue[]> {
  const response = await fetch(`${filePath(fileId)}/storyboard`);
  if (!response.ok || !response.body) return [];
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parseStoryboard(text, response.url);
    text += value;
    if (text.length > mostCharacters) {
      await reader.cancel();
      return [];
    }
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  const oldest = map.keys().next();
  if (map.size >= mostKept && !oldest.done) map.delete(oldest.value);
  map.set(key, value);
}
