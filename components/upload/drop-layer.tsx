"use client";

import Upload from "lucide-react/icons/upload";
import { useEffect } from "react";
import { useDropzone } from "react-dropzone";
import { useText } from "@/components/ui/locale";
import { showToast } from "@/components/ui/toast";
import { uploadTexts } from "@/lib/messages/en/upload";

/** Covers the window while files are dragged over it, and takes them wherever they are let go. */
export default function DropLayer({ onFiles, onReady }: { onFiles(files: File[]): void; onReady(): void }) {
  const text = useText(uploadTexts);
  const { getRootProps, rootRef, isDragGlobal } = useDropzone({
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    onDrop: (files) => {
      if (files.length > 0) onFiles(files);
      else showToast({ message: text.nothingDropped });
    },
    onError: (failure) => {
      console.error(failure);
      showToast({
        tone: "danger",
        message: text.dropFailed,
        description: text.dropFailedHelp,
      });
    },
  });

  useEffect(onReady, [onReady]);

  // A drop beside the layer, on a dialog for example, is handed on to it.
  useEffect(() => {
    function handOn(event: DragEvent): void {
      const root = rootRef.current;
      const { target, dataTransfer } = event;
      if (!root || !dataTransfer?.types.includes("Files")) return;
      if (target instanceof Node && root.contains(target)) return;
      event.preventDefault();
      root.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    }
    document.addEventListener("drop", handOn);
    return () => document.removeEventListener("drop", handOn);
  }, [rootRef]);

  return (
    <div
      {...getRootProps()}
      role="presentation"
      tabIndex={-1}
      className={`pointer-events-none fixed inset-0 z-[60] p-3 transition-opacity duration-150 sm:p-4 ${isDragGlobal ? "opacity-100" : "invisible opacity-0"}`}
    >
      <div className="grid size-full place-items-center rounded-panel border-2 border-accent border-dashed bg-canvas/85 backdrop-blur-sm">
        <div role="status" className="flex flex-col items-center px-6 text-center">
          <span className="grid size-16 place-items-center rounded-full bg-accent text-accent-ink">
            <Upload aria-hidden className="size-7" />
          </span>
          <p className="mt-5 font-semibold text-xl tracking-tight">{text.dropHere}</p>
          <p className="mt-1 text-muted text-sm">{text.dropHelp}</p>
        </div>
      </div>
    </div>
  );
}
