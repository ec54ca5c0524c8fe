import { hashedNumber } from "./hashed-number";

/** Stands where a picture will be: soft light in a hue of the file's own, always the same. */
export function Haze({ fileId }: { fileId: string }) {
  const hue = hashedNumber(fileId, 360);
  const far = hashedNumber(`${fileId}/far`, 100);
  return (
    <div
      aria-hidden="true"
      className="absolute inset-0"
      style={{
        background: `radial-gradient(circle at ${far}% 20%, oklch(0.7 0.06 ${hue} / 0.35), transparent 65%), radial-gradient(circle at ${100 - far}% 90%, oklch(0.6 0.07 ${(hue + 60) % 360} / 0.3), transparent 60%)`,
      }}
    />
  );
}
