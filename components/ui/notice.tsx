import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  neutral: "bg-sunken text-ink [&>svg]:text-muted",
  danger: "bg-danger-soft text-ink [&>svg]:text-danger",
  warning: "bg-warning-soft text-ink [&>svg]:text-warning",
};

/** A slim message in the flow of the page: an icon, what happened, and perhaps an action. */
export function Notice({
  tone = "neutral",
  icon,
  action,
  className,
  children,
  ...rest
}: {
  tone?: keyof typeof tones;
  icon?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
  role?: "status" | "alert";
}) {
  return (
    <div
      className={classNames(
        "flex items-center gap-3 rounded-control px-4 py-2 text-sm [&>svg]:size-4 [&>svg]:shrink-0",
        tones[tone],
        className,
      )}
      {...rest}
    >
      {icon}
      <div className="min-w-0 flex-1 py-1">{children}</div>
      {action}
    </div>
  );
}
