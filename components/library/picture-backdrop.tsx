"use client";

import { type RefObject, useEffect, useRef } from "react";

/** So few pixels that stretching them blurs: a blur of what is shown held up browsers without a GPU. */
const [width, height] = [32, 20];
/** Of those pixels, where the browser can; drawn beyond the edges by as much, which would fade otherwise. */
const blur = 2;
const beyond = blur * 2;

/** The colours of a picture behind it, where it does not fill its tile. */
export function PictureBackdrop({ picture }: { picture: RefObject<HTMLImageElement | null> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const source = picture.current;
    const context = canvas.current?.getContext("2d");
    if (!source || !context) return;
    const draw = () => drawBlurred(context, source);
    draw();
    source.addEventListener("load", draw);
    return () => source.removeEventListener("load", draw);
  }, [picture]);
  return <canvas ref={canvas} width={width} height={height} className="absolute inset-0 size-full opacity-60" />;
}

/** Fills the canvas with the middle of the picture; one that is not here yet, or is broken, leaves it as it is. */
function drawBlurred(context: CanvasRenderingContext2D, picture: HTMLImageElement): void {
  const { naturalWidth, naturalHeight } = picture;
  if (!picture.complete || naturalWidth === 0) return;
  const [across, down] = [width + 2 * beyond, height + 2 * beyond];
  const scale = Math.max(across / naturalWidth, down / naturalHeight);
  const [wide, high] = [naturalWidth * scale, naturalHeight * scale];
  context.filter = `blur(${blur}px)`;
  context.imageSmoothingQuality = "high";
  context.clearRect(0, 0, width, height);
  context.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high);
}
