const byLocation = "location.";

/** How a record is named here: by its id, or where it has none by its storage location, which its URLs then name too. */
export function fileIdOf(record: { id?: string | null | undefined; location?: string | null | undefined }): string {
  return record.id || `${byLocation}${Buffer.from(record.location ?? "").toString("base64url")}`;
}

export type FileRef = { id: string } | { location: string };

/** What a file id names. Null for one that can name nothing. */
export function refOf(fileId: string): FileRef | null {
  if (!fileId.startsWith(byLocation)) return /^[\w.-]{1,200}$/.test(fileId) ? { id: fileId } : null;
  const location = Buffer.from(fileId.slice(byLocation.length), "base64url").toString();
  return location === "" ? null : { location };
}
