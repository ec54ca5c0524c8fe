import CircleAlert from "lucide-react/icons/circle-alert";
import RotateCw from "lucide-react/icons/rotate-cw";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useText } from "@/components/ui/locale";
import { playerTexts } from "@/lib/messages/en/player";

/** Lies over the player when it cannot go on. */
export function PlayerFailure({ text, onRetry, onPicture }: { text: string; onRetry(): void; onPicture: boolean }) {
  const { retry } = useText(playerTexts);
  return (
    <div
      role="alert"
      className={classNames(
        "absolute inset-0 z-10 flex flex-col items-center justify-center gap-3 p-4 text-center",
        onPicture ? "bg-black text-white" : "rounded-tile bg-surface text-ink",
      )}
    >
      <CircleAlert aria-hidden className="size-6 shrink-0 opacity-70" />
      <p className="max-w-sm text-pretty text-sm leading-6">{text}</p>
      <Button size="sm" onClick={onRetry}>
        <RotateCw aria-hidden />
        {retry}
      </Button>
    </div>
  );
}
