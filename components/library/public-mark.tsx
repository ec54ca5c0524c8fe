import Globe from "lucide-react/icons/globe";
import { classNames } from "@/components/ui/class-names";
import { useText } from "@/components/ui/locale";
import { fileTexts } from "@/lib/messages/en/files";

/** Says that anyone who has the link sees the file. */
export function PublicMark({ className }: { className?: string }) {
  const text = useText(fileTexts);
  return (
    <span className={classNames("flex items-center gap-1 text-accent", className)}>
      <Globe aria-hidden className="size-3.5" />
      {text.public}
    </span>
  );
}
