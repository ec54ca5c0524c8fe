/** Writes a picture as phones do: one HEVC picture in a HEIF file. */
export function makeHeic(recipe: { path: string; width?: number; height?: number }): Promise<void>;
