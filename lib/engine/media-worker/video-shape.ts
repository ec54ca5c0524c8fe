import { AV_PKT_DATA_DISPLAYMATRIX } from "node-av/constants";
import type { Stream } from "node-av/lib";

/** How a video's stored pictures become the pictures people see. */
export type VideoShape = {
  /** Clockwise turn that shows the picture upright. */
  rotation: 0 | 90 | 180 | 270;
  /** Also turned over, as front cameras write it. */
  mirrored: boolean;
  /** As seen, after rotation and with square pixels. */
  width: number;
  height: number;
  squarePixels: boolean;
};

/** Reads rotation and pixel shape of a video stream, and from them the size at which it is seen. */
export function videoShape(stream: Stream): VideoShape {
  const { width, height } = stream.codecpar;
  const matrix = stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
  const rotation = rotationOf(matrix);
  const aspect = stream.sampleAspectRatio.num > 0 ? stream.sampleAspectRatio : stream.codecpar.sampleAspectRatio;
  const squarePixels = aspect.num <= 0 || aspect.den <= 0 || aspect.num === aspect.den;
  const seenWidth = squarePixels ? width : Math.max(1, Math.round((width * aspect.num) / aspect.den));
  const turned = rotation === 90 || rotation === 270;
  return {
    rotation,
    mirrored: isMirrored(matrix),
    squarePixels,
    width: turned ? height : seenWidth,
    height: turned ? seenWidth : height,
  };
}

/** The display matrix is nine 32-bit integers in the machine's byte order; the first two give the angle. */
function rotationOf(matrix: Buffer | null): VideoShape["rotation"] {
  if (matrix === null || matrix.length < 8) return 0;
  const degrees = (Math.atan2(matrix.readInt32LE(4), matrix.readInt32LE(0)) * 180) / Math.PI;
  const quarter = ((Math.round(degrees / 90) % 4) + 4) % 4;
  return quarter === 1 ? 90 : quarter === 2 ? 180 : quarter === 3 ? 270 : 0;
}

/** A picture is turned over when the determinant of its matrix (a b / c d) is negative. */
function isMirrored(matrix: Buffer | null): boolean {
  if (matrix === null || matrix.length < 20) return false;
  const [a, b, c, d] = [0, 4, 12, 16].map((at) => matrix.readInt32LE(at) / 65_536);
  return (a ?? 0) * (d ?? 0) - (b ?? 0) * (c ?? 0) < 0;
}

/** FFmpeg filters that turn a stored picture upright. */
export function uprightFilters({ rotation, mirrored }: Pick<VideoShape, "rotation" | "mirrored">): string[] {
  if (rotation === 90) return [mirrored ? "transpose=cclock_flip" : "transpose=clock"];
  if (rotation === 180) return mirrored ? ["hflip"] : ["hflip", "vflip"];
  if (rotation === 270) return [mirrored ? "transpose=clock_flip" : "transpose=cclock"];
  return mirrored ? ["vflip"] : [];
}

/** The size within the given height or longest side, never larger than seen, both sides even as 4:2:0 video needs. */
export function fitEven(shape: { width: number; height: number }, scale: number): { width: number; height: number } {
  const factor = Math.min(1, scale);
  const even = (length: number) => Math.max(2, Math.round((length * factor) / 2) * 2);
  return { width: even(shape.width), height: even(shape.height) };
}
