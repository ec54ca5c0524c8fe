/** A length of time as people say it: "42 s", "12 min", "1 h 30 min". */
export function lengthWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 90) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 90) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? "" : ` ${rest} min`}`;
}

/** When something will be, from now: the wait, and the time of day when it is far enough away to plan by. */
export function inTime(seconds: number, nowMs = Date.now()): string {
  if (seconds < 1) return "any moment";
  if (seconds < 90) return `in ${lengthWords(seconds)}`;
  const time = new Date(nowMs + seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `in ${lengthWords(seconds)}, at ${time}`;
}

/** How long ago something was. */
export function agoWords(seconds: number): string {
  return seconds < 2 ? "just now" : `${lengthWords(seconds)} ago`;
}
