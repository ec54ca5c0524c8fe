/** The second named by a `t` parameter: "90", "90.5", "90s", "1m30s", "1h2m3s". 0 for anything else. */
export function parseStartTime(value: string | null | undefined): number {
  const text = value?.trim().toLowerCase() ?? "";
  if (/^\d+(\.\d+)?s?$/.test(text)) return Number.parseFloat(text);
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (!parts) return 0;
  const [, hours = "0", minutes = "0", seconds = "0"] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
