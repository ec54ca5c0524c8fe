import { section } from "../section";

/** What stands beside the results: how far the index is, how many were found, what was found by meaning. */
export const findTexts = section(({ number, percent, plural }) => {
  const files = (count: number) => plural(count, { one: `${number(count)} file`, other: `${number(count)} files` });
  return {
    all: files,
    searchingAll: (count: number) =>
      plural(count, { one: "Searching the only file", other: `Searching all ${number(count)} files` }),
    someOf: (count: number, all: number) => `${number(count)} of ${files(all)}`,
    indexed: (count: number) => `Indexed ${files(count)} so far. Filters and sorting come when all are.`,
    indexPaused: (count: number) => `Indexed ${files(count)} so far. It goes on when the hour’s calls allow it.`,
    declined: (most: number) =>
      `This library has more than ${files(most)}: search asks the backend, and filters and sorting are not available.`,
    askedInstead: "Filters and sorting are not applied just now.",
    refine: "Filters, sorting and saved views",

    foundElsewhere: "Found by meaning and by what is said",
    saidIn: "Said in",
    closeInMeaning: "Close in meaning",
    more: (count: number) => `${number(count)} more by meaning or speech`,
    moreAnnounced: (count: number) => `${files(count)} found by meaning or by what is said, below the others`,
    asking: "Asking what files mean and say",
    askingFailed: "Searching by meaning did not work.",
    enterForMeaning: "Press Enter to search by meaning and speech too.",
    showAll: (count: number) => `Show all ${number(count)}`,

    inName: "Name",
    inDescription: "Description",
    inTag: "Tag",
    alike: "Similar spelling",
    meaning: (share: number) => `Meaning ${percent(share)}`,
    saidAt: (clock: string) => `Said at ${clock}`,
    saidSomewhere: "Said somewhere in this file",
    playFrom: (clock: string) => `Play from ${clock}`,
  };
});
export type FindTexts = ReturnType<typeof findTexts>;
