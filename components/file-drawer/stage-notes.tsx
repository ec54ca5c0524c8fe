import CircleAlert from "lucide-react/icons/circle-alert";
import { useText } from "@/components/ui/locale";
import { ProgressBar } from "@/components/ui/progress-bar";
import { drawerTexts } from "@/lib/messages/en/drawer";

/** The file is still being made into something that can be shown. */
export function ProcessingNote({ percent }: { percent: number | null }) {
  const text = useText(drawerTexts);
  return (
    <div role="status" className="w-full max-w-xs">
      <p className="font-medium text-sm">
        {text.preparingFile}{" "}
        {percent === null ? null : (
          // Said by the bar to whoever asks it, not at each percent.
          <span aria-hidden="true" className="tabular-nums">
            {text.percent(percent)}
          </span>
        )}
      </p>
      <ProgressBar label={text.preparingFile} percent={percent} className="mt-3" />
      <p className="mt-3 text-pretty text-muted text-xs leading-5">{text.preparingHelp}</p>
    </div>
  );
}

/** Nothing could be made of the file. */
export function FailedNote({ reason, canDownload }: { reason: string | null; canDownload: boolean }) {
  const text = useText(drawerTexts);
  return (
    <div className="flex max-w-sm flex-col items-center gap-2">
      <CircleAlert aria-hidden className="size-8 text-danger" strokeWidth={1.5} />
      <p className="font-medium text-sm">{text.notPrepared}</p>
      <p className="text-pretty text-muted text-sm leading-6">
        {reason ?? text.notPreparedWhy} {canDownload ? text.originalRemains : null}
      </p>
    </div>
  );
}

/** Below a player that already plays while the rest is still being made. */
export function StillPreparing({ percent }: { percent: number | null }) {
  const text = useText(drawerTexts);
  return (
    <div role="status" className="flex items-center gap-3 text-muted text-xs">
      <ProgressBar label={text.preparing} percent={percent} className="w-24 shrink-0" />
      <span className="sr-only">{text.stillPreparing}</span>
      <span aria-hidden="true">{percent === null ? text.stillPreparing : text.stillPreparingPercent(percent)}</span>
    </div>
  );
}
