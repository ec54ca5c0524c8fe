import CircleAlert from "lucide-react/icons/circle-alert";
import { ProgressBar } from "@/components/ui/progress-bar";

/** The file is still being made into something that can be shown. */
export function ProcessingNote({ percent, what }: { percent: number | null; what: string }) {
  return (
    <div role="status" className="w-full max-w-xs">
      <p className="font-medium text-sm">
        Preparing this {what}… {percent === null ? null : <span className="tabular-nums">{Math.round(percent)}%</span>}
      </p>
      <ProgressBar label={`Preparing this ${what}`} percent={percent} className="mt-3" />
      <p className="mt-3 text-pretty text-muted text-xs leading-5">
        It appears here by itself. You can close this meanwhile.
      </p>
    </div>
  );
}

/** Nothing could be made of the file. */
export function FailedNote({ reason, canDownload }: { reason: string | null; canDownload: boolean }) {
  return (
    <div className="flex max-w-sm flex-col items-center gap-2">
      <CircleAlert aria-hidden className="size-8 text-danger" strokeWidth={1.5} />
      <p className="font-medium text-sm">This file could not be prepared</p>
      <p className="text-pretty text-muted text-sm leading-6">
        {reason ?? "Its bytes may be damaged, or of a kind that cannot be shown here."}{" "}
        {canDownload ? "The original can still be downloaded." : null}
      </p>
    </div>
  );
}

/** Below a player that already plays while the rest is still being made. */
export function StillPreparing({ percent }: { percent: number | null }) {
  return (
    <div role="status" className="flex items-center gap-3 text-muted text-xs">
      <ProgressBar label="Preparing" percent={percent} className="w-24 shrink-0" />
      Still being prepared{percent === null ? "" : `, ${Math.round(percent)}%`}. What is ready already plays.
    </div>
  );
}
