"use client";

import Sparkles from "lucide-react/icons/sparkles";
import Upload from "lucide-react/icons/upload";
import { useEffect, useState } from "react";
import { usePresentBackend } from "@/components/backend/present-backend";
import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import type { UploadJob } from "@/lib/client/upload-item";
import { uploadStore } from "@/lib/client/upload-store";
import { libraryTexts } from "@/lib/messages/en/library";
import { EmptyPicture } from "./empty-picture";

/** The first run: what this place is for, and two ways to begin. */
export function EmptyLibrary({ onUpload }: { onUpload: (() => void) | null }) {
  const text = useText(libraryTexts);
  const { capabilities } = usePresentBackend();
  const samples = useSampleJobs(onUpload !== null);
  return (
    <div className="flex min-h-[calc(100dvh-11rem)] animate-rise-in flex-col items-center justify-center px-2 py-12 text-center">
      <EmptyPicture />
      <h2 className="mt-10 text-balance font-semibold text-2xl tracking-[-0.02em] sm:text-3xl">{text.emptyTitle}</h2>
      <p className="mt-3 max-w-lg text-pretty text-[15px] text-muted leading-6">
        {onUpload
          ? capabilities.thumbnails === "made"
            ? text.emptyHelp
            : text.emptyHelpOriginals
          : text.emptyForViewers}
      </p>
      {onUpload ? (
        <div className="mt-8 flex flex-wrap items-center justify-center gap-3">
          <Button variant="primary" onClick={onUpload}>
            <Upload aria-hidden />
            {text.uploadFiles}
          </Button>
          {samples ? (
            <Button onClick={() => uploadStore.add(samples)}>
              <Sparkles aria-hidden />
              {text.addSamples}
            </Button>
          ) : null}
        </div>
      ) : null}
      {samples ? (
        <p className="mt-4 text-faint text-xs">
          {capabilities.archive ? text.samplesHelp(samples.length) : text.samplesHelpDelete(samples.length)}
        </p>
      ) : null}
    </div>
  );
}

function useSampleJobs(mayUpload: boolean): UploadJob[] | null {
  const [jobs, setJobs] = useState<UploadJob[] | null>(null);
  useEffect(() => {
    if (!mayUpload) return;
    const controller = new AbortController();
    const load = async () => (await import("@/lib/client/sample-media")).loadSampleJobs(controller.signal);
    load().then(setJobs, (failure: unknown) => {
      if (!controller.signal.aborted) console.warn("The sample media cannot be offered.", failure);
    });
    return () => controller.abort();
  }, [mayUpload]);
  return jobs;
}
