import { invalidRequest } from "./api-error";

/** The list that a cursor is of: by update of files, or by webhook endpoint. */
type List = "u" | "e";

/** Clients store it and send it back; only this file knows what is in it. */
export function writeCursor(list: List, position: number): string {
  return Buffer.from(`${list}:${position}`).toString("base64url");
}

/** Refuses what `writeCursor` did not write. */
export function readCursor(list: List, cursor: string): number {
  const position = Number(/^[a-z]:(\d{1,16})$/.exec(Buffer.from(cursor, "base64url").toString())?.[1]);
  if (!Number.isSafeInteger(position) || writeCursor(list, position) !== cursor) {
    throw invalidRequest("cursor: This is not a cursor of this list. Start again without one.");
  }
  return position;
}
