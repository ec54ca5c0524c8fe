const typeWords: Record<string, string> = {
  IMAGE: "Image",
  VIDEO: "Video",
  AUDIO: "Audio",
  PDF: "PDF",
  SLIDESHOW: "Slides",
  TEXT: "Text",
  LOTTIE: "Lottie animation",
};

const scopeWords: Record<string, string> = {
  GLOBAL: "Library",
  PROJECT: "Project",
  EXPORT: "Export",
  TEMPORARY: "Temporary, kept 24 hours",
  ENTITY: "Entity",
};

/** A type as people call it; one newer than this code is shown as the backend writes it. */
export function typeWord(type: string | null): string {
  if (type === null) return "Not determined yet";
  return typeWords[type] ?? sentence(type);
}

export function scopeWord(scope: string): string {
  return scopeWords[scope] ?? sentence(scope);
}

/** "GENERATE_IMAGE" → "Generate image" */
export function sentence(constant: string): string {
  const words = constant.toLowerCase().replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** 1_250_000 → "1.3 MB" */
export function formatBytes(bytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const unit = units[power] ?? "byte";
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat("en", {
    style: "unit",
    unit,
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
}
