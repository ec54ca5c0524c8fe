import type { Page } from "@playwright/test";
import { fileListSchema } from "@/lib/domain/api";
import type { MediaFile } from "@/lib/domain/media-file";

/**
 * The first page of the library, by the dashboard's API. A connection that the server has just closed because nobody used
 * it is tried again, as browsers do by themselves.
 */
export async function listedFiles(page: Page): Promise<MediaFile[]> {
  const answer = await page.request.get("/api/files", { maxRetries: 2 });
  return fileListSchema.parse(await answer.json()).files;
}
