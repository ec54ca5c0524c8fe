import { AV_NOPTS_VALUE } from "node-av/constants";
import type { Packet } from "node-av/lib";

/** When a packet is shown, or decoded where that is later. Undefined where the file does not say, as of what is damaged. */
export function secondsOf({ pts, dts, timeBase }: Pick<Packet, "pts" | "dts" | "timeBase">): number | undefined {
  // The lowest number there is stands for none.
  const later = pts > dts ? pts : dts;
  return later === AV_NOPTS_VALUE ? undefined : (Number(later) * timeBase.num) / timeBase.den;
}
