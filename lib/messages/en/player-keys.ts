import { section } from "../section";

/** The list of the player's keys under `?`. */
export const playerKeyTexts = section(() => ({
  title: "Keys of the player",
  space: "Space",
  toggle: "Play or pause",
  tenSeconds: "10 seconds back or on",
  fiveSeconds: "5 seconds back or on, with the focus on the player",
  volume: "Louder or quieter, with the focus on the player",
  jump: "To the beginning, and to each tenth of the length",
  speed: "Slower or faster",
  mute: "Mute",
  captions: "Captions",
  fullscreen: "Full screen",
  list: "This list",
}));
