import { section } from "../section";

/** Looking through the library: layouts, selection, what is done with many files at once. */
export const browseTexts = section(({ number, plural }) => {
  const files = (count: number) => plural(count, { one: `${number(count)} file`, other: `${number(count)} files` });
  return {
    layout: "Layout",
    layouts: { large: "Large tiles", medium: "Medium tiles", small: "Small tiles", table: "Table" },
    select: (name: string) => `Select ${name}`,
    selected: (count: number) => `${files(count)} selected`,
    nothingSelected: "Nothing selected",
    notLoadedYet: "Loading",
  };
});
