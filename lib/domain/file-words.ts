const typeWords: Record<string, string> = {
  IMAGE: "Image",
  VIDEO: "Video",
  AUDIO: "Audio",
  PDF: "PDF",
  SLIDESHOW: "Slides",
  TEXT: "Text",
  LOTTIE: "Animation",
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
  return type === null ? "File" : (typeWords[type] ?? sentence(type));
}

export function scopeWord(scope: string): string {
  return scopeWords[scope] ?? sentence(scope);
}

/** "GENERATE_IMAGE" → "Generate image" */
export function sentence(constant: string): string {
  const words = constant.toLowerCase().replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
