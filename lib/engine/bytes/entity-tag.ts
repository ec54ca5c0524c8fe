/** The unchanging name of bytes, by their number and checksum. */
export function entityTag({ bytes, crc32 }: { bytes: number; crc32: number }): string {
  return `"${bytes.toString(16)}-${crc32.toString(16).padStart(8, "0")}"`;
}
