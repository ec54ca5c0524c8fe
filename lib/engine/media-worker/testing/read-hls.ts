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

/** Reads a master playlist and its one variant as a player does, and probes what the segments hold together. */
export async function readHls(masterPath: string): Promise<HlsRead> {
  const master = await readFile(masterPath, "utf8");
  const [, attributes = "", variant = ""] = /#EXT-X-STREAM-INF:([^\n]+)\n([^\n]+)/.exec(master) ?? [];
  const mediaPath = join(dirname(masterPath), variant);
  const media = await readFile(mediaPath, "utf8");
  const init = /#EXT-X-MAP:URI="([^"]+)"/.exec(media)?.[1] ?? "";
  const segments = [...media.matchAll(/#EXTINF:([\d.]+),\n([^\n]+)/g)];
  const names = [init, ...segments.map(([, , name]) => name ?? "")];
  const bytes = await Promise.all(names.map((name) => readFile(join(dirname(mediaPath), name))));
  const joined = join(dirname(masterPath), "joined.mp4");
  await writeFile(joined, Buffer.concat(bytes));
  return {
    ...(await probe(joined, "mov")),
    codecs: /CODECS="([^"]*)"/.exec(attributes)?.[1] ?? "",
    resolution: /RESOLUTION=(\d+x\d+)/.exec(attributes)?.[1],
    bandwidth: Number(/(?:^|,)BANDWIDTH=(\d+)/.exec(attributes)?.[1]),
    complete: media.includes("#EXT-X-PLAYLIST-TYPE:EVENT") && media.trimEnd().endsWith("#EXT-X-ENDLIST"),
    segmentSeconds: segments.map(([, seconds]) => Number(seconds)),
  };
}
