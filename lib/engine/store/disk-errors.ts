const noRoom = new Set([
  "ENOSPC",
  "EDQUOT",
  // The file system, or a limit on this process, takes no file of that size.
  "EFBIG",
  "SQLITE_FULL",
  // What SQLite makes of a quota, or of a limit on the size of files.
  "SQLITE_IOERR_WRITE",
]);

/** True for the errors of a disk without room, of the system and of SQLite. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && noRoom.has(error.code);
}
