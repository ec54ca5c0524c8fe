import type { UploadTicket } from "@/lib/domain/api";
import { TransferError } from "./upload-transfer";

/** The id of what has arrived: the ticket's, or the one in the answer where only the PUT itself creates the file. */
export async function arrivedId(ticket: UploadTicket, answer: string): Promise<string> {
  if (ticket.fileId !== null) return ticket.fileId;
  const { arrivedFileSchema } = await import("@/lib/domain/api");
  const arrived = arrivedFileSchema.safeParse(parseJson(answer));
  if (!arrived.success) throw new TransferError(502);
  return arrived.data.fileId;
}

/** Undefined when it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
