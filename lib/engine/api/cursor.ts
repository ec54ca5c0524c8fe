import { invalidRequest } from "./api-error";

/** Clients store it and send it back; only this file knows what is in it. */
export function writeCursor(updateOrder: number): string {
  return Buffer.from(`u:${updateOrder}`).toString("base64url");
}

/** Refuses what `writeCursor` did not write. */
export function readCursor(cursor: string): number {
  const updateOrder = Number(/^u:(\d{1,16})$/.exec(Buffer.from(cursor, "base64url").toString())?.[1]);
  if (!Number.isSafeInteger(updateOrder) || writeCursor(updateOrder) !== cursor) {
    throw invalidRequest("cursor: This is not a cursor of this list. Start again without one.");
  }
  return updateOrder;
}
