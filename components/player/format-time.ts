const minute = 60;
const hour = 3600;

/** 75 → "1:15", 3675 → "1:01:15". */
export function formatTime(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / hour);
  const minutes = Math.floor((whole % hour) / minute);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % minute)}` : `${minutes}:${two(whole % minute)}`;
}

/** The second named by a `t` parameter: "90", "90.5", "90s", "1m30s", "1h2m3s". 0 for anything else. */
export function parseStartTime(value: string | null | undefined): number {
  const text = value?.trim().toLowerCase() ?? "";
  if (/^\d+(\.\d+)?s?$/.test(text)) return Number.parseFloat(text);
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (!parts) return 0;
  const [, hours = "0", minutes = "0", seconds = "0"] = parts;
  return Number(hours) * hour + Number(minutes) * minute + Number(seconds);
}
