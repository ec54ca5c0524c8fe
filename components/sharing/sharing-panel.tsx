"use client";

import ExternalLink from "lucide-react/icons/external-link";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useId } from "react";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Switch } from "@/components/ui/switch";
import type { MediaFile } from "@/lib/domain/media-file";
import { embedCode, embedUrl } from "./embed-code";
import { isEmbedPending } from "./embed-pending";
import { usePublicPreview } from "./use-public-preview";

/** Whether anyone may see the file without signing in, and what to hand them. */
export function SharingPanel({ file, canEdit }: { file: MediaFile; canEdit: boolean }) {
  const id = useId();
  const { mutate, isPending } = usePublicPreview(file);
  const isOn = file.isPublicPreviewEnabled;

  return (
    <section aria-labelledby={`${id}-title`}>
      <div className="flex items-start justify-between gap-4">
        <div>
          <h3 id={`${id}-title`} className="font-medium text-sm">
            Public preview
          </h3>
          <p id={`${id}-help`} className="mt-0.5 text-pretty text-muted text-xs leading-5">
            {isOn
              ? "Anyone with the link can see this file, without signing in."
              : canEdit
                ? "Off: only people who can open this library see the file."
                : "Off. An editor can turn it on."}
          </p>
        </div>
        {canEdit ? (
          <Switch
            aria-labelledby={`${id}-title`}
            aria-describedby={`${id}-help`}
            checked={isOn}
            onCheckedChange={(enabled) => mutate(enabled)}
          />
        ) : null}
      </div>
      {isOn ? <Shared file={file} isPreparing={isPending || isEmbedPending(file)} /> : null}
    </section>
  );
}

function Shared({ file, isPreparing }: { file: MediaFile; isPreparing: boolean }) {
  const { origin } = window.location;
  const url = embedUrl(origin, file.fileId);
  const code = embedCode(origin, file);
  return (
    <div className="mt-3 flex animate-rise-in flex-col gap-3">
      <label className="block">
        <span className="text-muted text-xs">Public link</span>
        <input readOnly value={url} onFocus={(event) => event.currentTarget.select()} className={fieldClass} />
      </label>
      <label className="block">
        <span className="text-muted text-xs">Embed code</span>
        <textarea
          readOnly
          rows={4}
          value={code}
          onFocus={(event) => event.currentTarget.select()}
          className={`${fieldClass} resize-none`}
        />
      </label>
      <div className="flex flex-wrap gap-2">
        <CopyButton label="Copy embed code" text={code} variant="primary" />
        <CopyButton label="Copy public link" text={url} />
        <a href={url} target="_blank" rel="noopener" className={buttonClass("ghost", "sm")}>
          <ExternalLink aria-hidden />
          Open
        </a>
      </div>
      <p role="status" className="flex items-center gap-2 text-muted text-xs empty:hidden">
        {isPreparing ? (
          <>
            <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
            Preparing the embed… The link already works and shows the file once it is ready.
          </>
        ) : null}
      </p>
    </div>
  );
}

const fieldClass =
  "mt-1 block w-full rounded-control border border-line bg-sunken px-3 py-2 font-mono text-ink text-xs leading-5 break-all";
