import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Probed, probe } from "./probe";

export type HlsRead = Probed & {
  codecs: string;
  resolution: string | undefined;
  bandwidth: number;
  complete: boolean;
  segmentSeconds: number[];
};

/** Reads a master playlist and its first variant as a player does, and probes what the segments hold together. */
export async function readHls(masterPath: string): Promise<HlsRead> {
  const [first] = await readLadder(masterPath);
  if (first === undefined) throw new Error("The master playlist names no variant.");
  return first;
}

/** As `readHls`, for every variant. */
export async function readLadder(masterPath: string): Promise<HlsRead[]> {
  const master = await readFile(masterPath, "utf8");
  const read: HlsRead[] = [];
  for (const [, attributes = "", variant = ""] of master.matchAll(/#EXT-X-STREAM-INF:([^\n]+)\n([^\n]+)/g)) {
    read.push({
      ...(await readMediaPlaylist(join(dirname(masterPath), variant))),
      codecs: /CODECS="([^"]*)"/.exec(attributes)?.[1] ?? "",
      resolution: /RESOLUTION=(\d+x\d+)/.exec(attributes)?.[1],
      bandwidth: Number(/(?:^|,)BANDWIDTH=(\d+)/.exec(attributes)?.[1]),
    });
  }
  return read;
}

/** Reads one rendition's playlist. */
export async function readMediaPlaylist(
  mediaPath: string,
): Promise<Omit<HlsRead, "codecs" | "resolution" | "bandwidth">> {
  const media = await readFile(mediaPath, "utf8");
  const init = /#EXT-X-MAP:URI="([^"]+)"/.exec(media)?.[1] ?? "";
  const segments = [...media.matchAll(/#EXTINF:([\d.]+),\n([^\n]+)/g)];
  const names = [init, ...segments.map(([, , name]) => name ?? "")];
  const bytes = await Promise.all(names.map((name) => readFile(join(dirname(mediaPath), name))));
  const joined = join(dirname(mediaPath), "joined.mp4");
  await writeFile(joined, Buffer.concat(bytes));
  return {
    ...(await probe(joined, "mov")),
    complete: media.includes("#EXT-X-PLAYLIST-TYPE:EVENT") && media.trimEnd().endsWith("#EXT-X-ENDLIST"),
    segmentSeconds: segments.map(([, seconds]) => Number(seconds)),
  };
}
