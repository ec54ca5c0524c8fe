/** What a key does to playback. Seconds and shares of the length are numbers of seconds and 0..1. */
export type PlayerAction =
  | { does: "toggle" | "mute" | "fullscreen" | "captions" | "list" }
  | { does: "seek"; seconds: number }
  | { does: "jump"; share: number }
  | { does: "speed"; step: -1 | 1 }
  | { does: "volume"; step: -1 | 1 };

const anywhere: Record<string, PlayerAction> = {
  " ": { does: "toggle" },
  k: { does: "toggle" },
  j: { does: "seek", seconds: -10 },
  l: { does: "seek", seconds: 10 },
  m: { does: "mute" },
  f: { does: "fullscreen" },
  c: { does: "captions" },
  "<": { does: "speed", step: -1 },
  ">": { does: "speed", step: 1 },
  "?": { does: "list" },
};
/** Beside the player, arrows belong to whatever has the focus. */
const onPlayer: Record<string, PlayerAction> = {
  ArrowLeft: { does: "seek", seconds: -5 },
  ArrowRight: { does: "seek", seconds: 5 },
  ArrowUp: { does: "volume", step: 1 },
  ArrowDown: { does: "volume", step: -1 },
};

/** The meaning of a key as other players have it; null when it has none here. */
export function playerAction(key: string, isOnPlayer: boolean): PlayerAction | null {
  if (/^[0-9]$/.test(key)) return { does: "jump", share: Number(key) / 10 };
  const name = key.length === 1 ? key.toLowerCase() : key;
  return anywhere[name] ?? (isOnPlayer ? onPlayer[name] : undefined) ?? null;
}

/** The next of the speeds in that direction; the same at either end. */
export function nextSpeed(speeds: readonly number[], speed: number, step: -1 | 1): number {
  const found = step > 0 ? speeds.find((other) => other > speed) : speeds.findLast((other) => other < speed);
  return found ?? speed;
}
