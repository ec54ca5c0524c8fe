/** Where the API has a file, or something that can be done with it. */
export function filePath(fileId: string, action = ""): string {
  return `/v1/files/${encodeURIComponent(fileId)}${action}`;
}
