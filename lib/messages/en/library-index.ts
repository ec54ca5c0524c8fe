import { section } from "../section";

/** What the browser says of its index of the whole library. */
export const libraryIndexTexts = section(() => ({
  notStarted: "The library index has not been started.",
  wasStopped: "The library index was stopped.",
  stopped: "The library index stopped in this browser.",
  notAvailable: "Search over the whole library is not available in this browser just now.",
}));
