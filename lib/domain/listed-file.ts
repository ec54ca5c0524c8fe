import type { z } from "zod";
import type { MediaFile, mediaFileSchema, Source, sourceSchema, Transcript } from "./media-file";

/**
 * A file as lists carry it to browsers: what kind of transcript it has, without the words. They come with the file itself,
 * and those of a page of long recordings are megabytes.
 */
export function listedFile(file: MediaFile): MediaFile {
  return file.transcript ? { ...file, transcript: withoutWords(file.transcript) } : file;
}

function withoutWords(transcript: Transcript): Transcript {
  return transcript.kind === "timed" ? { ...transcript, words: [] } : { ...transcript, text: "" };
}

/** The file for its way as JSON: what is null of its sources is left out, which is a third of a page. */
export function compactFile(file: MediaFile): z.input<typeof mediaFileSchema> {
  const { thumbnail, preview, download, hls, storyboard, waveform } = file.sources;
  const sources = {
    thumbnail: compactSource(thumbnail),
    preview: compactSource(preview),
    download: compactSource(download),
    hls: compactSource(hls),
    storyboard: compactSource(storyboard),
    waveform: compactSource(waveform),
  };
  return { ...file, sources };
}

function compactSource(source: Source | null): z.input<typeof sourceSchema> | null {
  if (!source) return null;
  const { status, url, expiresAt, width, height, bytes } = source;
  return {
    status,
    url: url ?? undefined,
    expiresAt: expiresAt ?? undefined,
    width: width ?? undefined,
    height: height ?? undefined,
    bytes: bytes ?? undefined,
  };
}
