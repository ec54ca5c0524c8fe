import { z } from "zod";
import { transcriptWordSchema } from "@/lib/domain/media-file";
import type { UploadJob } from "./upload-item";
import { TransferError } from "./upload-transfer";

const manifestPath = "/samples/manifest.json";

const manifestSchema = z.array(
  z.object({
    /** Under /samples. */
    path: z.string().min(1),
    displayName: z.string().min(1),
    contentType: z.string().min(1),
    bytes: z.number().int().positive(),
    transcript: z
      .object({ languageCode: z.string().optional(), words: z.array(transcriptWordSchema).min(1) })
      .optional(),
  }),
);

/** The sample files of this installation as upload jobs, or null when it has none. */
export async function loadSampleJobs(signal?: AbortSignal): Promise<UploadJob[] | null> {
  const response = await fetch(manifestPath, { signal: signal ?? null });
  if (!response.ok) return null;
  const manifest = manifestSchema.safeParse(await response.json());
  if (!manifest.success || manifest.data.length === 0) return null;
  return manifest.data.map(({ path, displayName, contentType, bytes, transcript }) => ({
    displayName,
    bytes,
    ...(transcript ? { transcript } : {}),
    async read(readSignal) {
      const sample = await fetch(new URL(path, new URL(manifestPath, location.href)), { signal: readSignal }).catch(
        (cause: unknown) => {
          if (readSignal.aborted) throw cause;
          throw new TransferError(0);
        },
      );
      if (!sample.ok) throw new TransferError(sample.status);
      return new Blob([await sample.arrayBuffer()], { type: contentType });
    },
  }));
}
