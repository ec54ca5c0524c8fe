import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import { ProgressBar } from "@/components/ui/progress-bar";
import { deletionTexts } from "@/lib/messages/en/deletion";

/** How far a deletion is. `onStop` keeps what has not had its turn; null where there is nothing to keep. */
export function DeletionProgress({
  done,
  count,
  onStop,
}: {
  done: number;
  count: number;
  onStop: (() => void) | null;
}) {
  const text = useText(deletionTexts);
  return (
    <div role="status" className="space-y-3">
      <p className="text-sm tabular-nums">{count === 1 ? text.deleting : text.deletingMany(done, count)}</p>
      <ProgressBar label={text.progress} percent={count === 1 ? null : (done / count) * 100} />
      {onStop ? (
        <div className="flex justify-end">
          <Button onClick={onStop}>{text.stop}</Button>
        </div>
      ) : null}
    </div>
  );
}
