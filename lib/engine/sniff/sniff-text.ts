/** The MIME type of readable text, or null when the bytes are not text. `sample` may end inside a character. */
export function sniffText(sample: Buffer): string | null {
  const text = decode(sample);
  if (text === null) return null;
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start.startsWith("WEBVTT")) return "text/vtt";
  if (start.startsWith("#EXTM3U")) return "application/vnd.apple.mpegurl";
  if (isSvg(start)) return "image/svg+xml";
  if (/^<(!doctype html|html|head|body|script)\b/i.test(start)) return "text/html";
  if (start.startsWith("<?xml")) return "application/xml";
  if (start.startsWith("{")) return isLottie(start) ? "video/lottie+json" : "application/json";
  return "text/plain";
}

/** Text that starts with UTF-16's mark, as Windows programs write it. */
export function isUtf16Text(sample: Buffer): boolean {
  const mark = sample.subarray(0, 2).toString("hex");
  if (mark !== "fffe" && mark !== "feff") return false;
  const text = new TextDecoder(mark === "fffe" ? "utf-16le" : "utf-16be").decode(sample, { stream: true });
  return !unreadable.test(text);
}

const unreadable = /(?!\s)\p{Cc}|\p{Cn}|\uFFFD/u;

function decode(sample: Buffer): string | null {
  if (sample.includes(0)) return null;
  const text = new TextDecoder("utf-8").decode(sample, { stream: true });
  const count = text.match(new RegExp(unreadable, "gu"))?.length ?? 0;
  return count > text.length / 100 ? null : text;
}

/** Its first element counts, after what XML allows before it. */
function isSvg(start: string): boolean {
  const element = start
    .slice(0, 65_536)
    .replace(/<\?[\s\S]*?\?>/g, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!doctype[^[>]*(\[[^\]]*\])?[^>]*>/gi, "")
    .trimStart();
  return /^<(\w+:)?svg[\s>/]/i.test(element);
}

/** Told by its keys rather than parsed: an animation may be longer than the sample. */
function isLottie(start: string): boolean {
  return ["v", "fr", "ip", "op", "layers"].every((key) => new RegExp(`"${key}"\\s*:`).test(start));
}
