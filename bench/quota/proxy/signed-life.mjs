/**
 * Gives signed URLs another life: `/until/<seconds>` before the path, refused once that moment has passed. HLS segments
 * are named relative to their playlist, so they carry it on.
 */

/** How answers carry URLs. `life`: seconds from now, null leaves upstream's own. @typedef {{ signs: boolean, life: number | null }} Signing */

const conveniences = ["thumbnailUrl", "downloadUrl"];

/** A FileInfo, changed in place. @param {Record<string, any>} file @param {Signing} signing */
export function resign(file, { signs, life }) {
  const until = life === null ? null : Math.floor(Date.now() / 1000) + life;
  for (const [name, source] of Object.entries(file)) {
    if (!name.endsWith("Source") || name === "staticPublicPreviewSource" || !source?.url) continue;
    source.url = signs ? withLife(source.url, until) : null;
    source.expiresAt = signs ? (until ?? source.expiresAt) : null;
  }
  for (const name of conveniences) {
    if (!file[name]) continue;
    file[name] = signs ? withLife(file[name], until) : null;
    file[`${name}ExpiresAt`] = signs ? (until ?? file[`${name}ExpiresAt`]) : null;
  }
}

/** @param {string} url @param {number | null} until */
function withLife(url, until) {
  if (until === null) return url;
  const { origin, pathname, search } = new URL(url);
  return `${origin}/until/${until}${pathname}${search}`;
}

/** What upstream knows the path as, and the seconds that are left of its life; null when it has none of ours. @param {string} path */
export function readLife(path) {
  const [, until = "", rest = ""] = /^\/until\/(\d+)(\/.*)$/.exec(path) ?? [];
  return until === "" ? null : { path: rest, secondsLeft: Number(until) - Date.now() / 1000 };
}
