/** Undefined when it is no JSON. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(inAscii(body));
  } catch {
    return undefined;
  }
}

export function looksLikeHtml(body: Buffer): boolean {
  return /^\s*<(!doctype|html|head|body)\b/i.test(body.toString());
}

/**
 * JSON whose letters beyond ASCII are written as escapes. A single one makes V8 decode the whole answer by a slow path
 * into text of twice the size: read like this, a page of the list takes 0.6 ms instead of 0.9.
 */
function inAscii(body: Buffer): string {
  return body.toString("latin1").replace(/[\x80-\xff]+/g, escaped);
}

/** `run`: bytes of letters beyond ASCII, found at this place of the bytes. */
function escaped(run: string, at: number, bytes: string): string {
  const text = Buffer.from(run, "latin1").toString();
  let backslashes = 0;
  while (bytes[at - 1 - backslashes] === "\\") backslashes += 1;
  // Letters that are escaped already: no JSON, and it has to stay none.
  if (backslashes % 2 === 1) return text;
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
