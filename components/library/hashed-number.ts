/** The same number, 0 up to `range`, for the same text every time (FNV-1a). */
export function hashedNumber(text: string, range: number): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  return (hash >>> 0) % range;
}
