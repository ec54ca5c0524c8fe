"use client";

import Sparkles from "lucide-react/icons/sparkles";
import Upload from "lucide-react/icons/upload";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { UploadJob } from "@/lib/client/upload-item";
import { uploadStore } from "@/lib/client/upload-store";
import { EmptyPicture } from "./empty-picture";
import { fileCount } from "./file-count";

/** The first run: what this place is for, and two ways to begin. */
export function EmptyLibrary({ onUpload }: { onUpload: (() => void) | null }) {
  const samples = useSampleJobs(onUpload !== null);
  return (
    <div className="flex min-h-[calc(100dvh-11rem)] animate-rise-in flex-col items-center justify-center px-2 py-12 text-center">
      <EmptyPicture />
      <h2 className="mt-10 text-balance font-semibold text-2xl tracking-[-0.02em] sm:text-3xl">
        Your library is empty
      </h2>
      <p className="mt-3 max-w-lg text-pretty text-[15px] text-muted leading-6">
        {onUpload
          ? "Drop videos, images, audio, PDFs or whole folders anywhere on this page. They get thumbnails, play in the browser, can be found by what they say, and are shared with one link."
          : "Nothing has been added yet. Files appear here as soon as someone who may upload adds them."}
      </p>
      {onUpload ? (
        <div className="mt-8 flex flex-wrap items-center justify-center gap-3">
          <Button variant="primary" onClick={onUpload}>
            <Upload aria-hidden />
            Upload files
          </Button>
          {samples ? (
            <Button onClick={() => uploadStore.add(samples)}>
              <Sparkles aria-hidden />
              Add sample media
            </Button>
          ) : null}
        </div>
      ) : null}
      {samples ? (
        <p className="mt-4 text-faint text-xs">
          The samples are {fileCount(samples.length)} to try things out with; archive them whenever you like.
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
