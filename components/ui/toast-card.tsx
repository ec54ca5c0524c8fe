import CircleAlert from "lucide-react/icons/circle-alert";
import X from "lucide-react/icons/x";
import { uiTexts } from "@/lib/messages/en/ui";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { useText } from "./locale";
import type { ToastOptions } from "./toast";

/** One toast as it looks. */
export function ToastCard({ options, onDismiss }: { options: ToastOptions; onDismiss(): void }) {
  const { dismiss } = useText(uiTexts);
  const { action, description, message, tone } = options;
  return (
    <div className="flex w-[min(400px,calc(100vw-32px))] items-center gap-3 rounded-tile border border-line bg-surface py-3 font-sans pe-3 ps-4 text-ink shadow-floating">
      {tone === "danger" ? <CircleAlert aria-hidden className="size-5 shrink-0 self-start text-danger" /> : null}
      <div className="min-w-0 flex-1">
        <div className="text-pretty font-medium text-sm leading-5">{message}</div>
        {description ? <div className="mt-0.5 text-pretty text-[13px] text-muted leading-5">{description}</div> : null}
      </div>
      {action ? (
        <Button
          size="sm"
          onClick={() => {
            action.onClick();
            onDismiss();
          }}
        >
          {action.label}
        </Button>
      ) : (
        <IconButton label={dismiss} size="sm" onClick={onDismiss}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
