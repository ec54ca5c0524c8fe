import { randomUUID } from "node:crypto";
import { z } from "zod";
import { fileNewsSchema } from "@/lib/domain/api";
import { processState } from "../process-state";
import { sharedState } from "../shared/state";

const channel = "file-news";

/** What instances tell each other. The file carries the URLs as they were signed; each instance presents it itself. */
const announcementSchema = fileNewsSchema.extend({ id: z.string(), from: z.string() });
export type Announcement = Omit<z.infer<typeof announcementSchema>, "from">;

const ownName = () => processState("instance-name", () => randomUUID());

/** Tells every instance, this one among them. */
export function announce(announcement: Announcement): Promise<void> {
  return sharedState().publish(channel, JSON.stringify({ ...announcement, from: ownName() }));
}

/** Hears what any instance announces, until the returned function is called. */
export function hear(listener: (announcement: Announcement, isOwn: boolean) => void): () => void {
  return sharedState().subscribe(channel, (message) => {
    const parsed = announcementSchema.safeParse(parseJson(message));
    // An instance of another version may say what this one does not understand.
    if (!parsed.success) return;
    const { from, ...announcement } = parsed.data;
    listener(announcement, from === ownName());
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
