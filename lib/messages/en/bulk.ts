import { section } from "../section";

/** What is done with all selected files at once, how far it is, and what became of it. */
export const bulkTexts = section(({ bytes, number, plural }) => {
  const files = (count: number) => plural(count, { one: `${number(count)} file`, other: `${number(count)} files` });
  const links = (count: number) => plural(count, { one: "One link", other: `${number(count)} links` });
  return {
    share: "Share",
    unshare: "Stop sharing",
    copyLinks: "Copy links",
    download: "Download",
    delete: "Delete permanently",
    unknownFailed: "What is known of the selected files could not be asked.",
    allGone: "The selected files are gone already.",

    linksCopied: (count: number) => `${links(count)} copied`,
    withoutLink: (count: number) =>
      plural(count, {
        one: "One selected file is not shared and has no link.",
        other: `${number(count)} selected files are not shared and have no link.`,
      }),
    noLinks: "No links to copy",
    shareFirst: "None of the selected files is shared. Share them first.",
    copyRefused: "The browser does not let this page copy. These are the links:",

    tasks: { share: "Sharing", unshare: "Ending public links", zip: "Downloading" },
    progress: (done: number, count: number) => `${number(done)} of ${files(count)}`,
    progressBytes: (done: number, count: number, size: number) => `${number(done)} of ${files(count)}, ${bytes(size)}`,
    cancel: "Cancel",
    dismiss: "Dismiss",
    tryAgain: "Try again",
    done: {
      share: (count: number) => `${files(count)} shared`,
      unshare: (count: number) => `${files(count)} no longer shared`,
      zip: (count: number) => `${files(count)} downloaded as one zip`,
    },
    failed: {
      share: (count: number) => `${files(count)} not shared`,
      unshare: (count: number) => `${files(count)} still shared`,
      zip: (count: number) => `${files(count)} not in the zip`,
    },
    moreFailed: (count: number) => `And ${number(count)} more`,

    zipName: (count: number) => `Vitrine, ${files(count)}.zip`,
    tooLarge: (most: number) =>
      `This browser keeps a zip in its memory, and this one is larger than ${bytes(most)}. Select fewer files, or use a browser that saves as it downloads (Chrome or Edge, over https).`,
    zipBroke: "The zip broke off before it was whole, and nothing of it should be used.",
    brokeOff: "Its bytes could not be read.",
  };
});
