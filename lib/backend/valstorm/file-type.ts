import type { KnownFileType } from "@/lib/domain/media-file";

const slides = /powerpoint|presentation|keynote/;

const byExtension: Record<string, string> = {
  ...{ jpg: "image/", jpeg: "image/", png: "image/", gif: "image/", webp: "image/", avif: "image/", svg: "image/" },
  ...{ mp4: "video/", m4v: "video/", mov: "video/", webm: "video/", mkv: "video/", avi: "video/" },
  ...{ mp3: "audio/", m4a: "audio/", wav: "audio/", ogg: "audio/", flac: "audio/", aac: "audio/" },
  ...{ pdf: "application/pdf", txt: "text/", md: "text/", csv: "text/", srt: "text/", vtt: "text/" },
  ...{ ppt: "powerpoint", pptx: "presentation", odp: "presentation", key: "keynote", lottie: "lottie" },
};

/** What a file is by its content type, else by its extension. `FILE` when neither says. */
export function fileType(contentType: string | null | undefined, extension: string | null | undefined): string {
  const ending = (extension ?? "").replace(/^\./, "").toLowerCase();
  return typeOf((contentType ?? "").toLowerCase()) ?? typeOf(byExtension[ending] ?? "") ?? "FILE";
}

function typeOf(content: string): KnownFileType | null {
  if (content.startsWith("image/")) return "IMAGE";
  if (content.startsWith("video/")) return "VIDEO";
  if (content.startsWith("audio/")) return "AUDIO";
  if (content.startsWith("application/pdf")) return "PDF";
  if (slides.test(content)) return "SLIDESHOW";
  if (content.includes("lottie")) return "LOTTIE";
  return content.startsWith("text/") ? "TEXT" : null;
}

/** Beginnings of the content types of a type, to filter by; undefined for a type that none tells. */
export const contentTypeBeginnings: Record<string, readonly string[] | undefined> = {
  IMAGE: ["image/"],
  VIDEO: ["video/"],
  AUDIO: ["audio/"],
  PDF: ["application/pdf"],
  TEXT: ["text/"],
  SLIDESHOW: [
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.presentationml",
    "application/vnd.oasis.opendocument.presentation",
  ],
};
