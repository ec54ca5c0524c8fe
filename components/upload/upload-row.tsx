"use client";

import Check from "lucide-react/icons/check";
import CircleAlert from "lucide-react/icons/circle-alert";
import Clock from "lucide-react/icons/clock";
import RotateCw from "lucide-react/icons/rotate-cw";
import X from "lucide-react/icons/x";
import { buttonClass } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useText } from "@/components/ui/locale";
import { ProgressRing } from "@/components/ui/progress-ring";
import type { UploadItem } from "@/lib/client/upload-item";
import { uploadStore } from "@/lib/client/upload-store";
import { shownName } from "@/lib/domain/display-name";
import { fileTexts } from "@/lib/messages/en/files";
import { uploadTexts } from "@/lib/messages/en/upload";

function percentOf({ sentBytes, bytes }: UploadItem): number {
  return bytes === 0 ? 0 : Math.min(100, (sentBytes / bytes) * 100);
}

function words(text: ReturnType<typeof uploadTexts>, item: UploadItem): string {
  switch (item.state) {
    case "waiting":
      return text.waiting(item.bytes);
    case "uploading":
      return text.sent(percentOf(item), item.bytes);
    case "processing":
      return text.processing;
    case "done":
      return text.done(item.bytes);
    case "failed":
      return item.reason ?? text.failed;
  }
}

function StateIcon({ item }: { item: UploadItem }) {
  switch (item.state) {
    case "waiting":
      return <Clock aria-hidden className="text-faint" />;
    case "uploading":
      return <ProgressRing percent={percentOf(item)} className="text-accent" />;
    case "processing":
      return <ProgressRing percent={null} className="text-accent" />;
    case "done":
      return <Check aria-hidden className="text-accent" />;
    case "failed":
      return <CircleAlert aria-hidden className="text-danger" />;
  }
}

/** One upload: how far it is, or why it failed and what can be done. */
export function UploadRow({ item, onOpenFile }: { item: UploadItem; onOpenFile(fileId: string): void }) {
  const text = useText(uploadTexts);
  const name = shownName(item.displayName, useText(fileTexts).untitled);
  const { fileId } = item;
  const isMoving = item.state === "waiting" || item.state === "uploading";
  return (
    <li className="flex items-start gap-3 py-2.5 pe-2 ps-4">
      <span className="mt-0.5 grid size-5 shrink-0 place-items-center [&_svg]:size-[18px]">
        <StateIcon item={item} />
      </span>
      <div className="min-w-0 flex-1">
        <bdi
          className="block truncate text-left [[dir=rtl]_&]:text-right font-medium text-[13px] leading-5"
          title={name}
        >
          {name}
        </bdi>
        <div
          className={`text-pretty text-xs leading-[18px] tabular-nums ${item.state === "failed" ? "text-danger" : "text-muted"}`}
        >
          {words(text, item)}
        </div>
      </div>
      {item.state === "done" && fileId ? (
        <button
          type="button"
          aria-label={text.openFile(name)}
          onClick={() => onOpenFile(fileId)}
          className={buttonClass("ghost", "sm")}
        >
          {text.open}
        </button>
      ) : null}
      {item.canRetry ? (
        <IconButton label={text.tryAgain(name)} size="sm" onClick={() => uploadStore.retry(item.id)}>
          <RotateCw aria-hidden />
        </IconButton>
      ) : null}
      {isMoving || item.state === "failed" ? (
        <IconButton
          label={isMoving ? text.cancel(name) : text.remove(name)}
          size="sm"
          onClick={() => uploadStore.remove(item.id)}
        >
          <X aria-hidden />
        </IconButton>
      ) : null}
    </li>
  );
}
