import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import type { DeletionFailure } from "@/lib/client/deletion-store";
import { shownName } from "@/lib/domain/display-name";
import { deletionTexts } from "@/lib/messages/en/deletion";
import { fileTexts } from "@/lib/messages/en/files";

/** How many are listed; the rest are counted. */
const mostListed = 20;

/** What is still there, and why. */
export function DeletionFailures({
  failures,
  onRetry,
  onClose,
}: {
  failures: readonly DeletionFailure[];
  onRetry(): void;
  onClose(): void;
}) {
  const text = useText(deletionTexts);
  const { untitled } = useText(fileTexts);
  return (
    <div className="space-y-4">
      <div role="alert" className="space-y-2">
        <p className="font-medium text-danger text-sm">
          {failures.length === 1 ? text.failedOne : text.failedMany(failures.length)}
        </p>
        <ul className="max-h-60 space-y-2 overflow-y-auto text-sm leading-5">
          {failures.slice(0, mostListed).map(({ file, reason }) => (
            <li key={file.fileId}>
              <bdi className="block truncate font-medium">{shownName(file.displayName, untitled)}</bdi>
              <span className="text-muted">{reason}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{text.close}</Button>
        <Button variant="danger" onClick={onRetry}>
          {text.tryAgain}
        </Button>
      </div>
    </div>
  );
}
