"use client";

import ExternalLink from "lucide-react/icons/external-link";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useId } from "react";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { useText } from "@/components/ui/locale";
import { Switch } from "@/components/ui/switch";
import type { MediaFile } from "@/lib/domain/media-file";
import { sharingTexts } from "@/lib/messages/en/sharing";
import { embedCode, embedUrl } from "./embed-code";
import { isEmbedPending } from "./embed-pending";
import { usePublicPreview } from "./use-public-preview";

/** Whether anyone may see the file without signing in, and what to hand them. */
export function SharingPanel({ file, canEdit }: { file: MediaFile; canEdit: boolean }) {
  const text = useText(sharingTexts);
  const id = useId();
  const { mutate, isPending } = usePublicPreview(file);
  const isOn = file.isPublicPreviewEnabled;

  return (
    <section aria-labelledby={`${id}-title`}>
      <div className="flex items-start justify-between gap-4">
        <div>
          <h3 id={`${id}-title`} className="font-medium text-sm">
            {text.title}
          </h3>
          <p id={`${id}-help`} aria-live="polite" className="mt-0.5 text-pretty text-muted text-xs leading-5">
            {isOn ? text.isOn : canEdit ? text.isOff : text.isOffForViewers}
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
  const text = useText(sharingTexts);
  const { origin } = window.location;
  const url = embedUrl(origin, file.fileId);
  const code = embedCode(origin, file);
  return (
    <div className="mt-3 flex animate-rise-in flex-col gap-3">
      <label className="block">
        <span className="text-muted text-xs">{text.publicLink}</span>
        <input
          dir="ltr"
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
          className={fieldClass}
        />
      </label>
      <label className="block">
        <span className="text-muted text-xs">{text.embedCode}</span>
        <textarea
          dir="ltr"
          readOnly
          rows={4}
          value={code}
          onFocus={(event) => event.currentTarget.select()}
          className={`${fieldClass} resize-none`}
        />
      </label>
      <div className="flex flex-wrap gap-2">
        <CopyButton label={text.copyEmbedCode} text={code} variant="primary" />
        <CopyButton label={text.copyPublicLink} text={url} />
        <a href={url} target="_blank" rel="noopener" className={buttonClass("ghost", "sm")}>
          <ExternalLink aria-hidden />
          {text.open}
        </a>
      </div>
      <p role="status" className="flex items-center gap-2 text-muted text-xs empty:hidden">
        {isPreparing ? (
          <>
            <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
            {text.preparing}
          </>
        ) : null}
      </p>
    </div>
  );
}

const fieldClass =
  "mt-1 block w-full rounded-control border border-line bg-sunken px-3 py-2 font-mono text-ink text-xs leading-5 break-all";
