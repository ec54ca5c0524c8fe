"use client";

import dynamic from "next/dynamic";
import { type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { useStore } from "zustand";
import { useAfterContent } from "@/components/ui/after-content";
import { LiveRegion } from "@/components/ui/live-region";
import { useText } from "@/components/ui/locale";
import { fileJob, uploadTotals } from "@/lib/client/upload-item";
import { uploadStore } from "@/lib/client/upload-store";
import { uploadTexts } from "@/lib/messages/en/upload";
import { uploadAnnouncement } from "./upload-words";
import { useEarlyDrops } from "./use-early-drops";

export type UploadAreaHandle = { pick(): void };

const DropLayer = dynamic(() => import("./drop-layer"), { ssr: false });
const UploadPanel = dynamic(() => import("./upload-panel"), { ssr: false });

function addFiles(files: readonly File[]): void {
  uploadStore.add(files.map(fileJob));
}

/** Takes files in, from the file dialog or dropped anywhere, and shows how they fare. */
export function UploadArea({
  ref,
  onOpenFile,
}: {
  ref: RefObject<UploadAreaHandle | null>;
  onOpenFile(fileId: string): void;
}) {
  const text = useText(uploadTexts);
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({ pick: () => input.current?.click() }), []);
  const takeChosen = () => {
    if (!input.current?.files?.length) return;
    addFiles([...input.current.files]);
    // The same file can be picked again.
    input.current.value = "";
  };
  // Files may have been chosen before the page was alive to hear of it.
  useEffect(takeChosen, []);
  const early = useEarlyDrops(addFiles);
  const afterContent = useAfterContent();
  const loadsLayer = afterContent || early.isDragging;
  const items = useStore(uploadStore, (state) => state.items);
  const { unsent } = uploadTotals(items);
  useLeaveWarning(unsent > 0);
  useEffect(() => {
    window.addEventListener("online", uploadStore.retryLost);
    return () => window.removeEventListener("online", uploadStore.retryLost);
  }, []);

  return (
    <>
      <input ref={input} type="file" multiple hidden aria-label={text.filesToUpload} onChange={takeChosen} />
      <LiveRegion>{uploadAnnouncement(text, items)}</LiveRegion>
      {loadsLayer ? <DropLayer onFiles={addFiles} onReady={early.end} /> : null}
      {items.length > 0 ? <UploadPanel onOpenFile={onOpenFile} /> : null}
    </>
  );
}

function useLeaveWarning(wouldLoseUploads: boolean): void {
  useEffect(() => {
    if (!wouldLoseUploads) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [wouldLoseUploads]);
}
