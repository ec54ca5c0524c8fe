import { section } from "../section";

/** What the browser says of its index of the whole library. */
export const libraryIndexTexts = section(() => ({
  notStarted: "The library index has not been started.",
  wasStopped: "The library index was stopped.",
  stopped: "The library index stopped in this browser.",
  unreachable: "Vitrine cannot be reached. The index tries again by itself.",
  answeredWith: (status: number) => `Vitrine answered with status ${status}.`,
  pageIsOld: "This page is older than the server. Reload it.",
  unreadable: "The library index cannot be read. Vitrine tries again by itself.",
  replaced: "These results have been replaced by newer ones.",
  notReady: "The library index is not ready yet.",
  notAvailable: "Search over the whole library is not available in this browser just now.",
}));
