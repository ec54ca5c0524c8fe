import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import X from "lucide-react/icons/x";
import { Dialog } from "radix-ui";
import { IconButton } from "@/components/ui/icon-button";

/** The name of the file, which names the dialog too, and the ways to its neighbours and out. */
export function DrawerHeader({
  title,
  onPrevious,
  onNext,
  onClose,
}: {
  title: string;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onClose(): void;
}) {
  return (
    <header className="flex min-h-16 shrink-0 items-center gap-2 border-line border-b py-2 pr-3 pl-4 md:pl-6">
      <Dialog.Title
        dir="auto"
        title={title}
        className="line-clamp-2 min-w-0 flex-1 break-words font-semibold text-base leading-6 tracking-tight"
      >
        {title}
      </Dialog.Title>
      <IconButton label="Previous file" disabled={!onPrevious} onClick={() => onPrevious?.()}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <IconButton label="Next file" disabled={!onNext} onClick={() => onNext?.()}>
        <ChevronRight aria-hidden />
      </IconButton>
      <IconButton label="Close" onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </header>
  );
}
