import TriangleAlert from "lucide-react/icons/triangle-alert";
import { fill } from "@/components/ui/fill";
import { useText } from "@/components/ui/locale";
import type { DeletableFile } from "@/lib/client/deletion-store";
import { shownName } from "@/lib/domain/display-name";
import { deletionTexts } from "@/lib/messages/en/deletion";
import { fileTexts } from "@/lib/messages/en/files";

/** What is lost with these files, before anyone is asked to confirm it. */
export function LossList({ files, backend }: { files: readonly DeletableFile[]; backend: string }) {
  const text = useText(deletionTexts);
  const { untitled } = useText(fileTexts);
  const [first] = files;
  if (!first) return null;
  const isOne = files.length === 1;
  const size = files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  const shared = files.filter(({ isPublic }) => isPublic).length;
  const name = <bdi className="break-words font-medium text-ink">{shownName(first.displayName, untitled)}</bdi>;
  return (
    <div className="flex gap-3 rounded-tile bg-danger-soft p-4 text-sm leading-6">
      <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" strokeWidth={1.75} />
      <ul className="min-w-0 space-y-1 text-pretty text-ink">
        <li>{isOne ? fill(text.lostOne(backend), { name }) : text.lostMany(files.length, backend)}</li>
        {size > 0 ? <li>{text.size(size)}</li> : null}
        {shared > 0 ? <li>{isOne ? text.linkEnds : text.linksEnd(shared)}</li> : null}
        <li>{text.noWayBack(backend)}</li>
      </ul>
    </div>
  );
}
