import { section } from "../section";

/** What every room says of a file. */
export const fileTexts = section(({ number, percent, plural }) => ({
  file: "File",
  untitled: "Untitled",
  types: {
    IMAGE: "Image",
    VIDEO: "Video",
    AUDIO: "Audio",
    PDF: "PDF",
    SLIDESHOW: "Slides",
    TEXT: "Text",
    LOTTIE: "Animation",
  },
  scopes: {
    GLOBAL: "Library",
    PROJECT: "Project",
    EXPORT: "Export",
    TEMPORARY: "Temporary, kept 24 hours",
    ENTITY: "Entity",
  },
  count: (count: number) => plural(count, { one: `${number(count)} file`, other: `${number(count)} files` }),
  processing: "Processing",
  processingPercent: (share: number) => `Processing ${percent(share)}`,
  failed: "Failed",
  failedBecause: (reason: string) => `Failed: ${reason}`,
  notProcessed: "It could not be processed.",
  public: "Public",
}));
export type FileTexts = ReturnType<typeof fileTexts>;
