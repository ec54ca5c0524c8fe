import { parseStartTime } from "./start-time";

/** How an embed is asked to behave by its address. */
export type EmbedOptions = { autoplay: boolean; muted: boolean; loop: boolean; startSeconds: number };

export type QueryValues = Record<string, string | string[] | undefined>;

/** Reads `?autoplay=1&muted=true&loop&t=1m30s`, in the forms that common embeds use. */
export function parseEmbedOptions(query: QueryValues): EmbedOptions {
  return {
    autoplay: isOn(query.autoplay),
    muted: isOn(query.muted) || isOn(query.mute),
    loop: isOn(query.loop),
    startSeconds: parseStartTime(first(query.t) ?? first(query.start)),
  };
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function isOn(value: string | string[] | undefined): boolean {
  const text = first(value)?.toLowerCase();
  return text !== undefined && !["0", "false", "no", "off"].includes(text);
}
