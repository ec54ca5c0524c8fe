import { section } from "../section";

/** Looking through the library: layouts, selection, what is done with many files at once. */
export const browseTexts = section(({ number, plural }) => {
  const files = (count: number) => plural(count, { one: `${number(count)} file`, other: `${number(count)} files` });
  return {
    layout: "Layout",
    layouts: { large: "Large tiles", medium: "Medium tiles", small: "Small tiles", table: "Table" },
    select: (name: string) => `Select ${name}`,
    selected: (count: number) => `${files(count)} selected`,
    selection: "Selected files",
    selectAll: (count: number) => `Select all ${number(count)}`,
    archive: "Archive",
    clearSelection: "Clear the selection",
    nothingSelected: "Nothing selected",
    columns: {
      select: "Selected",
      name: "Name",
      type: "Type",
      duration: "Length",
      size: "Size",
      origin: "Kept in or made with",
      flags: "State",
    },
    hasTranscript: "Has a transcript",
    notLoadedYet: "Loading",
  };
});
