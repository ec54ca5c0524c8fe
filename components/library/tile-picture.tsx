"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { usePresentBackend } from "@/components/backend/present-backend";
import { useIsServerDrawn } from "@/components/ui/server-drawn";
import { thumbnailPath } from "@/lib/client/api";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import { isDrawable } from "@/lib/client/pictures/drawable";
import { isPassingBy, whenItStays } from "@/lib/client/pictures/passing-by";
import { isPlaceholder } from "@/lib/domain/placeholder";
import { Haze } from "./haze";
import { OwnPicture } from "./own-picture";
import { PictureBackdrop } from "./picture-backdrop";
import { isShownWhole } from "./shown-whole";
import { TileFallback } from "./tile-fallback";

/** Smaller ones are not blown up. */
const smallest = 200;
/** When a picture that could not be had (the hour's limit, the backend away) is asked for again. */
const askAgainSeconds = [5, 15, 60, 120];

/** The thumbnail, or what stands in for it. Never a broken image. */
export function TilePicture({ file, failure, attempt }: { file: ShownFile; failure: string | null; attempt: number }) {
  // A picture that did not load is asked for again when the file has changed, or when the library is back.
  const version = `${attempt}/${file.version}`;
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

  const [mayAsk, setMayAsk] = useState(() => !isPassingBy());
  useEffect(() => (mayAsk ? undefined : whenItStays(() => setMayAsk(true))), [mayAsk]);

  const { thumbnails } = usePresentBackend().capabilities;
  if (thumbnails === "own_bytes" && isDrawable(file.type)) {
    const fallback = <TileFallback file={file} failure={failure} />;
    return <OwnPicture fileId={file.fileId} type={file.type} bytes={file.bytes} fallback={fallback} />;
  }
  if (!file.hasPicture || brokenVersion === version || isAbsent) return <TileFallback file={file} failure={failure} />;
  if (!mayAsk) return <Haze fileId={file.fileId} />;
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
  file: ShownFile;
  source: string;
  onBroken(): void;
  /** A placeholder came instead of the picture. */
  onAbsent(): void;
};

function Thumbnail({ file, source, onBroken, onAbsent }: ThumbnailProps) {
  const [ratio, setRatio] = useState(file.pictureRatio);
  const [isSmall, setIsSmall] = useState(false);
  // In the server's page a picture is seen as soon as it is there, before anything else is alive.
  const [isLoaded, setIsLoaded] = useState(useIsServerDrawn());
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
  useLayoutEffect(() => {
    lookOnce.current();
    const picture = image.current;
    return () => dropRequest(picture);
  }, []);
  const whole = isSmall || isShownWhole(ratio);
  const isPage = file.type === "PDF" || file.type === "SLIDESHOW" || file.type === "TEXT";
  const fit = !whole
    ? "object-cover"
    : isPage
      ? "object-contain p-[5%] drop-shadow-md"
      : isSmall
        ? "object-scale-down"
        : "object-contain";
  return (
    <>
      {isLoaded ? null : <Haze fileId={file.fileId} />}
      {isLoaded && whole && !isPage ? <PictureBackdrop picture={image} /> : null}
      <img
        src={source}
        alt=""
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

/** A picture that leaves the page before it came is not waited for. */
function dropRequest(picture: HTMLImageElement | null): void {
  // It is taken out of the document right after this.
  queueMicrotask(() => {
    if (picture && !picture.isConnected && !picture.complete) picture.removeAttribute("src");
  });
}
