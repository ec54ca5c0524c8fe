import { section } from "../section";

/** Shared files in other people's pages. */
export const embedTexts = section(() => ({
  notShared: "This file is not shared.",
  notSharedHelp: "Its owner may have turned sharing off, or the address is mistyped.",
  notSharedTitle: "Not shared",
  noLongerShared: "This file is no longer shared.",
  unplayable: "This browser cannot play this file.",
  notNow: "This file cannot be shown just now.",
  tryingAgain: "Trying again by itself…",
  preparing: "This file is being prepared.",
  preparingHelp: "It appears here by itself.",
  download: "Download",
}));
