import { section } from "../section";

/** Which backend is shown, switching to another, and what it cannot do. */
export const backendTexts = section(() => ({
  library: "Library",
  choose: (present: string) => `Library: ${present}. Choose another`,
  account: "Account",
  switching: (backend: string) => `Opening ${backend}…`,
  switchFailed: "The library was not changed.",
  uploadsRun: "Files are still being sent. Change the library when they have arrived.",
  signOut: "Sign out",
  signOutFailed: "You are still signed in.",
  cannotDo: (backend: string) => `What ${backend} cannot do`,
  noLimits: (backend: string) => `${backend} sets no hourly limits.`,
  features: {
    semantic_search: "Search by meaning",
    archive: "Archive",
    delete_permanently: "Permanent deletion",
    hls: "Streaming in several qualities",
    thumbnails: "Thumbnails",
    transcript: "Transcripts",
    analysis: "Descriptions",
    webhooks: "Live events",
    hourly_limits: "Hourly limits",
  },
  /** In the drawer, about a film or sound. */
  playsOriginal: (backend: string) =>
    `${backend} keeps the original alone: it plays as it was uploaded, without streaming qualities, captions or a transcript.`,
  /** In the drawer, about anything else. */
  showsOriginal: (backend: string) =>
    `${backend} keeps the original alone: there is no description, and pictures are drawn in this browser.`,
}));
