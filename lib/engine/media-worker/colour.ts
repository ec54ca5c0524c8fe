import { AVCOL_TRC_ARIB_STD_B67, AVCOL_TRC_SMPTE2084 } from "node-av/constants";
import type { Stream } from "node-av/lib";

/** Whether a video is HDR (PQ or HLG), which on an ordinary screen looks grey and flat unless it is mapped. */
export function isHdr(video: Stream): boolean {
  const { colorTrc } = video.codecpar;
  return colorTrc === AVCOL_TRC_SMPTE2084 || colorTrc === AVCOL_TRC_ARIB_STD_B67;
}

/** FFmpeg filters from HDR to the BT.709 of ordinary screens, none for a video that is not HDR. */
export function toneMapFilters(video: Stream): string[] {
  if (!isHdr(video)) return [];
  const transfer = video.codecpar.colorTrc === AVCOL_TRC_SMPTE2084 ? "smpte2084" : "arib-std-b67";
  return [
    // Said outright, because many files name the transfer alone.
    `zscale=transferin=${transfer}:primariesin=bt2020:matrixin=bt2020nc:transfer=linear:npl=100`,
    "format=gbrpf32le",
    "zscale=primaries=bt709",
    "tonemap=tonemap=hable:desat=0",
    "zscale=transfer=bt709:matrix=bt709:range=limited",
    "format=yuv420p",
  ];
}
