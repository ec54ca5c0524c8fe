import { section } from "../section";

export const libraryTexts = section(({ number, plural }) => {
  const files = (count: number) => plural(count, { one: `${number(count)} file`, other: `${number(count)} files` });
  return {
    productName: "Vitrine",
    files: "Files",
    searchResults: "Search results",
    searchFiles: "Search files",
    skipToFiles: "Skip to the files",
    pressEnter: "Press Enter to search.",
    typingRests: "Searching while you type rests for now, so that the team’s searches last the hour.",
    clear: "Clear",
    clearSearch: "Clear search",
    uploadFiles: "Upload files",
    commandPalette: "Command palette",
    keyboardShortcuts: "Keyboard shortcuts",
    retry: "Retry",

    loading: "Loading the library",
    searching: "Searching",
    empty: "The library is empty",
    found: (count: number, query: string) => `${files(count)} found for ${query}`,
    /** Seen above the results. */
    countFor: (count: number) => `${files(count)} for “{query}”`,
    nothingFound: (query: string) => `Nothing found for ${query}`,
    noMatch: "No file matches these filters",
    matching: (count: number) => `${files(count)} match these filters`,
    /** After a search or filters were cleared. */
    all: (count: number) => `All ${files(count)}`,
    clearFilters: "Clear filters",
    noMatchHelp: "Take one of the filters away to see more.",
    nothingFoundFor: "Nothing found for “{query}”",
    searchSemanticHelp:
      "Describe in other words what the file shows or says. Files that are still being analysed may not be found yet.",
    searchNameHelp: "Here files are found by their name. Try fewer or shorter words, or a part of a word.",
    searchWordsHelp:
      "Search looks at names, descriptions and spoken words. Try fewer or shorter words; files that are still being processed may not be found yet.",

    emptyTitle: "Your library is empty",
    emptyHelp:
      "Drop videos, images, audio, PDFs or whole folders anywhere on this page. They get thumbnails, play in the browser, can be found by what they say, and are shared with one link.",
    emptyHelpOriginals:
      "Drop videos, images, audio, PDFs or whole folders anywhere on this page. They play in the browser, are found by their name, and are shared with one link.",
    emptyForViewers: "Nothing has been added yet. Files appear here as soon as someone who may upload adds them.",
    addSamples: "Add sample media",
    samplesHelp: (count: number) =>
      `The samples are ${files(count)} to try things out with; archive them whenever you like.`,

    samplesHelpDelete: (count: number) =>
      `The samples are ${files(count)} to try things out with; delete them whenever you like.`,

    added: (count: number) => `${files(count)} added`,
    wholeLibrary: (count: number) => `${files(count)} · That is the whole library`,
    loadingMore: "Loading more",
    moreFailed: "More files could not be loaded.",
    loadFailed: "The library could not be loaded",
    searchFailed: "The search did not work",
    signIn: "Sign in",
    keepsTrying: "This page keeps trying by itself and comes back when it can.",
    unreachableKept: "Can’t reach the library. Showing what was kept from an earlier visit. Trying again.",
    unreachable: (time: string) => `Can’t reach the library. Showing what was loaded at ${time}. Trying again.`,
    offline: (time: string) => `You are offline. Showing what was loaded at ${time}. Trying again.`,
  };
});
