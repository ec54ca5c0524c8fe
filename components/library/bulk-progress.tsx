"use client";

import { useStore } from "zustand";
import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import { ProgressBar } from "@/components/ui/progress-bar";
import { type BulkTask, bulkStore, cancelTask, dismissTask } from "@/lib/client/bulk/bulk-store";
import { shownName } from "@/lib/domain/display-name";
import { bulkTexts } from "@/lib/messages/en/bulk";
import { fileTexts } from "@/lib/messages/en/files";

/** So many failures are listed by name. */
const mostListed = 4;

/** How far the bulk action is that runs, or what the last one could not do. */
export function BulkProgress() {
  const text = useText(bulkTexts);
  const task = useStore(bulkStore, (state) => state.task);
  if (!task) return null;
  return (
    <section
      aria-label={text.tasks[task.kind]}
      className="w-full max-w-md animate-rise-in rounded-panel border bg-surface p-4 shadow-floating"
    >
      {task.isRunning ? <Running task={task} /> : <Ended task={task} />}
    </section>
  );
}

function Running({ task: { kind, done, count, bytes, totalBytes } }: { task: BulkTask }) {
  const text = useText(bulkTexts);
  const percent = totalBytes && bytes !== null ? (bytes / totalBytes) * 100 : (done / count) * 100;
  return (
    <div className="flex items-center gap-4">
      <div className="min-w-0 flex-1 space-y-2">
        <p className="text-sm">
          <span className="font-medium">{text.tasks[kind]}</span>{" "}
          <span className="text-muted tabular-nums">
            {bytes === null ? text.progress(done, count) : text.progressBytes(done, count, bytes)}
          </span>
        </p>
        <ProgressBar label={text.tasks[kind]} percent={percent} />
      </div>
      <Button size="sm" onClick={cancelTask}>
        {text.cancel}
      </Button>
    </div>
  );
}

function Ended({ task: { kind, failures, error, retry } }: { task: BulkTask }) {
  const text = useText(bulkTexts);
  const { untitled } = useText(fileTexts);
  const more = failures.length - mostListed;
  return (
    <div className="space-y-3">
      <div role="alert" className="text-sm">
        <p className="text-pretty font-medium text-danger">{error ?? text.failed[kind](failures.length)}</p>
      </div>
      {failures.length > 0 ? (
        <ul className="space-y-1 text-muted text-xs leading-5">
          {failures.slice(0, mostListed).map(({ file, reason }) => (
            <li key={file.fileId} className="break-words">
              <bdi className="font-medium text-ink">{shownName(file.displayName, untitled)}</bdi> {reason}
            </li>
          ))}
          {more > 0 ? <li>{text.moreFailed(more)}</li> : null}
        </ul>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={dismissTask}>
          {text.dismiss}
        </Button>
        <Button size="sm" onClick={retry}>
          {text.tryAgain}
        </Button>
      </div>
    </div>
  );
}
