import { section } from "../section";

export const playerTexts = section(({ number }) => ({
  captions: "Captions",
  transcript: "Transcript",
  followPlayback: "Follow playback",
  searchTranscript: "Search in the transcript",
  noMatches: "Not found",
  matchOf: (place: number, count: number) => `${number(place)} of ${number(count)}`,
  previousMatch: "Previous match",
  nextMatch: "Next match",
  copyQuote: "Copy quote with link",
  quote: (words: string, name: string, time: string) => `“${words}”\n${name}, ${time}`,
  downloadTranscript: (format: string) => `Download the transcript as ${format}`,
  position: "Position",
  positionOf: (at: string, length: string) => `${at} of ${length}`,
  retry: "Retry",
  failures: {
    refused: "The server no longer gives out this media. It may have been archived, or its link has run out.",
    network: "The media could not be loaded. Check the connection and try again.",
    unplayable: "This browser cannot play this file. Download it to open it with another program.",
  },
  videogenMissing:
    "This video plays only in VideoGen's own player, which is not installed here. Install @videogen/player-react and build again.",
}));
