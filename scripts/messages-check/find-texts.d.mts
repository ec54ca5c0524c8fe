/** The texts for people that stand in a file of TypeScript instead of the catalogue, as `line: text`. */
export function findTexts(file: string): string[];
