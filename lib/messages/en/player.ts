import { section } from "../section";

export const playerTexts = section(() => ({
  captions: "Captions",
  transcript: "Transcript",
  followPlayback: "Follow playback",
  retry: "Retry",
  failures: {
    refused: "The server no longer gives out this media. It may have been archived, or its link has run out.",
    network: "The media could not be loaded. Check the connection and try again.",
    unplayable: "This browser cannot play this file. Download it to open it with another program.",
  },
  videogenMissing:
    "This video plays only in VideoGen's own player, which is not installed here. Install @videogen/player-react and build again.",
}));
