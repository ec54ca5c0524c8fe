import { section } from "../section";

export const archiveTexts = section(({ number, plural, timeOfDay }) => {
  const files = (count: number) => plural(count, { one: `${number(count)} file`, other: `${number(count)} files` });
  return {
    /** `{name}` stands for the file's name where there is one. */
    archived: "Archived {name}",
    archivedMany: (count: number) => `Archived ${files(count)}`,
    byOther: "{name} is about to be archived",
    byOtherMany: (count: number) =>
      plural(count, {
        one: "1 file is about to be archived",
        other: `${number(count)} files are about to be archived`,
      }),
    /** When another browser of the team asked for it. */
    askedByOther: (at: number) => `Someone else asked for it at ${timeOfDay(at)}.`,
    retrying: "{name} is not archived yet",
    retryingMany: (count: number) =>
      plural(count, { one: "1 file is not archived yet", other: `${number(count)} files are not archived yet` }),
    triesAgain: (reason: string) => `${reason} Vitrine tries again by itself.`,
    returned: "{name} was not archived and is back.",
    returnedMany: (count: number) =>
      plural(count, {
        one: "1 file was not archived and is back.",
        other: `${number(count)} files were not archived and are back.`,
      }),
    undo: "Undo",
    undone: (name: string) => `${name} is back`,
    undoneMany: (count: number) => plural(count, { one: "1 file is back", other: `${number(count)} files are back` }),
    noted: "OK",
    /** In the open file. */
    isPending: "This file is about to be archived. Until then it is hidden from the library.",
    isPendingByOther: (at: number) =>
      `Someone else archived this file at ${timeOfDay(at)}. It is hidden from the library and goes for good in a moment.`,
  };
});
