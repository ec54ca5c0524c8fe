"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { usePresentBackend } from "@/components/backend/present-backend";
import { thumbnailPath } from "@/lib/client/api";
import { isDrawable } from "@/lib/client/pictures/drawable";
import type { MediaFile } from "@/lib/domain/media-file";
import { isPlaceholder } from "@/lib/domain/placeholder";
import { OwnPicture } from "./own-picture";
import { TileFallback } from "./tile-fallback";

/** Pictures from about 5:4 to 2:1 are cut to fill the tile; taller and wider ones are shown whole. */
const narrowest = 1.2;
const widest = 2.1;
/** Smaller ones are not blown up. */
const smallest = 200;
/** When a picture that could not be had (the hour's limit, the backend away) is asked for again. */
const askAgainSeconds = [5, 15, 60, 120];

function hasThumbnail(file: MediaFile): boolean {
  const { thumbnail } = file.sources;
  if (thumbnail) return thumbnail.status === "ready";
  return file.type !== "AUDIO" && file.processing?.state === "done";
}

/** The thumbnail, or what stands in for it. Never a broken image. */
export function TilePicture({ file, failure, attempt }: { file: MediaFile; failure: string | null; attempt: number }) {
  // A picture that did not load is asked for again when the file has changed, or when the library is back.
  const version = `${attempt}/${file.sources.thumbnail?.status}/${file.processing?.state}`;
  const [brokenVersion, setBrokenVersion] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  const [isAbsent, setIsAbsent] = useState(false);

  useEffect(() => {
    if (!isAbsent) return;
    const seconds = askAgainSeconds[Math.min(asked, askAgainSeconds.length - 1)] ?? 0;
    const timer = setTimeout(() => {
      setAsked((times) => times + 1);
      setIsAbsent(false);
    }, seconds * 1000);
    return () => clearTimeout(timer);
  }, [isAbsent, asked]);

  const { thumbnails } = usePresentBackend().capabilities;
  if (thumbnails === "own_bytes" && isDrawable(file.type)) {
    const bytes = file.sources.download?.bytes ?? null;
    const fallback = <TileFallback file={file} failure={failure} />;
    return <OwnPicture fileId={file.fileId} type={file.type} bytes={bytes} fallback={fallback} />;
  }
  if (!hasThumbnail(file) || brokenVersion === version || isAbsent)
    return <TileFallback file={file} failure={failure} />;
  return (
    <Thumbnail
      key={`${version}/${asked}`}
      file={file}
      source={asked === 0 ? thumbnailPath(file.fileId) : `${thumbnailPath(file.fileId)}?again=${asked}`}
      onBroken={() => setBrokenVersion(version)}
      onAbsent={() => setIsAbsent(true)}
    />
  );
}

type ThumbnailProps = {
  file: MediaFile;
  source: string;
  onBroken(): void;
  /** A placeholder came instead of the picture. */
  onAbsent(): void;
};

function Thumbnail({ file, source, onBroken, onAbsent }: ThumbnailProps) {
  const { thumbnail } = file.sources;
  const declared = thumbnail?.width && thumbnail.height ? thumbnail.width / thumbnail.height : null;
  const [ratio, setRatio] = useState(declared);
  const [isSmall, setIsSmall] = useState(false);
  // In the server's page a picture is seen as soon as it is there, before anything else is alive.
  const [isLoaded, setIsLoaded] = useState(true);
  const image = useRef<HTMLImageElement>(null);
  function arrived(picture: HTMLImageElement): void {
    if (isPlaceholder(picture)) {
      onAbsent();
      return;
    }
    const { naturalHeight, naturalWidth } = picture;
    if (naturalHeight > 0) setRatio(naturalWidth / naturalHeight);
    setIsSmall(naturalWidth < smallest && naturalHeight < smallest);
    setIsLoaded(true);
  }
  // What came before this was alive, or is kept by the browser, tells nobody that it is loaded.
  const lookOnce = useRef(() => {
    const picture = image.current;
    if (!picture?.complete || picture.currentSrc === "") setIsLoaded(false);
    else if (picture.naturalWidth > 0) arrived(picture);
    else onBroken();
  });
  useLayoutEffect(() => lookOnce.current(), []);
  const whole = isSmall || (ratio !== null && (ratio < narrowest || ratio > widest));
  const isPage = file.type === "PDF" || file.type === "SLIDESHOW" || file.type === "TEXT";
  const fit = !whole
    ? "object-cover"
    : isPage
      ? "object-contain p-3 drop-shadow-md"
      : isSmall
        ? "object-scale-down"
        : "object-contain";
  return (
    <>
      {whole && !isPage ? (
        <div
          aria-hidden="true"
          className="absolute inset-0 scale-110 bg-center bg-cover opacity-60 blur-2xl"
          style={{ backgroundImage: `url("${source}")` }}
        />
      ) : null}
      <img
        src={source}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        ref={image}
        onLoad={(event) => arrived(event.currentTarget)}
        onError={onBroken}
        className={`absolute inset-0 size-full transition-opacity duration-200 ${fit} ${isLoaded ? "opacity-100" : "opacity-0"}`}
      />
    </>
  );
}
