const units = ["B", "KB", "MB", "GB", "TB"] as const;

/** `980 B`, `1.4 MB`, `12 GB`: decimal units, as file managers show them. */
export function byteSize(bytes: number): string {
  let amount = Math.max(0, bytes);
  let unit: (typeof units)[number] = "B";
  for (const next of units.slice(1)) {
    // 999.5 would be shown as "1000".
    if (amount < 999.5) break;
    amount /= 1000;
    unit = next;
  }
  const digits = unit === "B" || amount >= 9.95 ? 0 : 1;
  return `${amount.toFixed(digits)} ${unit}`;
}
