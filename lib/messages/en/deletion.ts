import { section } from "../section";

/** Deleting for good: what is lost, and the proof that it is meant. */
export const deletionTexts = section(({ bytes, number, percent, plural }) => {
  const files = (count: number) => plural(count, { one: `${number(count)} file`, other: `${number(count)} files` });
  return {
    delete: "Delete permanently",
    titleOne: "Delete this file permanently?",
    titleMany: (count: number) => `Delete ${files(count)} permanently?`,
    /** `{name}` is the file's name. */
    lostOne: (backend: string) => `{name} and its bytes are removed from ${backend}.`,
    lostMany: (count: number, backend: string) => `${files(count)} and their bytes are removed from ${backend}.`,
    size: (size: number) => `${bytes(size)} are lost.`,
    linkEnds: "Its public link stops working.",
    linksEnd: (count: number) =>
      plural(count, { one: "One public link stops working.", other: `${number(count)} public links stop working.` }),
    noWayBack: (backend: string) =>
      `There is no undo and no archive: neither Vitrine nor ${backend} can bring them back.`,
    typeName: "Type the file’s name to confirm",
    typeCount: "Type the number of files to confirm",
    differs: "This is not the name of the file.",
    countDiffers: "This is not the number of files.",
    cancel: "Cancel",
    stop: "Stop",
    close: "Close",
    deleting: "Deleting…",
    deletingMany: (done: number, count: number) => `${number(done)} of ${files(count)} deleted`,
    progress: "Deleting",
    percent: (share: number) => percent(share),
    failedOne: "It was not deleted.",
    failedMany: (count: number) => `${files(count)} not deleted`,
    tryAgain: "Try again",
    deletedOne: "Deleted {name}",
    deletedMany: (count: number) => `${files(count)} deleted`,
  };
});
