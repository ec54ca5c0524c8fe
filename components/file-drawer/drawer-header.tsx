import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import X from "lucide-react/icons/x";
import { Dialog } from "radix-ui";
import { IconButton } from "@/components/ui/icon-button";
import { useText } from "@/components/ui/locale";
import { drawerTexts } from "@/lib/messages/en/drawer";

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
  const text = useText(drawerTexts);
  return (
    <header className="flex min-h-16 shrink-0 items-center gap-2 border-line border-b py-2 pe-3 ps-4 md:ps-6">
      <Dialog.Title
        dir="auto"
        title={title}
        className="line-clamp-2 min-w-0 flex-1 text-left [[dir=rtl]_&]:text-right break-words font-semibold text-base leading-6 tracking-tight"
      >
        {title}
      </Dialog.Title>
      <IconButton label={text.previous} disabled={!onPrevious} onClick={() => onPrevious?.()}>
        <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
      </IconButton>
      <IconButton label={text.next} disabled={!onNext} onClick={() => onNext?.()}>
        <ChevronRight aria-hidden className="rtl:-scale-x-100" />
      </IconButton>
      <IconButton label={text.close} onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </header>
  );
}
