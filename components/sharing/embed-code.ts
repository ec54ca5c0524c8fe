import type { MediaFile } from "@/lib/domain/media-file";

/** Where anyone can see a shared file. */
export function embedUrl(origin: string, fileId: string): string {
  return `${origin}/embed/${encodeURIComponent(fileId)}`;
}

/** Where people of the team open the file. */
export function libraryUrlOf(origin: string, fileId: string): string {
  return `${origin}/?file=${encodeURIComponent(fileId)}`;
}

const defaultWidth = 640;
const audioHeight = 180;

/** The snippet for another site's page. The name is user content and is escaped. */
export function embedCode(origin: string, file: MediaFile): string {
  const { width, height } = frameSize(file);
  const attributes = {
    src: embedUrl(origin, file.fileId),
    title: file.displayName,
    width: String(width),
    height: String(height),
    style:
      file.type === "AUDIO"
        ? "border:0;width:100%"
        : `border:0;max-width:100%;aspect-ratio:${width}/${height};height:auto`,
    allow: "autoplay; picture-in-picture",
    loading: "lazy",
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeAttribute(value)}"`);
  return `<iframe ${written.join(" ")} allowfullscreen></iframe>`;
}

function frameSize(file: MediaFile): { width: number; height: number } {
  if (file.type === "AUDIO") return { width: defaultWidth, height: audioHeight };
  const { preview, download, hls, thumbnail } = file.sources;
  const measured = [preview, download, hls, thumbnail].find((source) => source?.width && source.height);
  const ratio = measured?.width && measured.height ? measured.height / measured.width : 9 / 16;
  return { width: defaultWidth, height: Math.round(defaultWidth * Math.min(2, Math.max(0.25, ratio))) };
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
