import { section } from "../section";

/** The product's name, and the pages that are shown when another cannot be. */
export const pageTexts = section(() => ({
  productName: "Vitrine",
  description: "The media library of your team: browse, find, watch, upload and share.",
  loading: "Loading the library",
  notConnected: "No library is connected yet",
  libraryNotShown: "The library could not be shown",
  vitrineNotShown: "Vitrine could not be shown",
  failed:
    "Something failed while this page was made. Your files are safe. If trying again does not help, tell whoever runs this library.",
  failedWithCode: (code: string) =>
    `Something failed while this page was made. Your files are safe. If trying again does not help, tell whoever runs this library and give them the code ${code}.`,
  tryAgain: "Try again",
  nothingHere: "There is nothing at this address",
  nothingHereHelp: "The link may be mistyped, or the file it pointed to is no longer shared.",
  goToLibrary: "Go to the library",
}));
