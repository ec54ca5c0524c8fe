import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  neutral: "bg-sunken text-muted",
  accent: "bg-accent-soft text-accent",
  danger: "bg-danger-soft text-danger",
  warning: "bg-warning-soft text-warning",
  /** For chips that lie on a picture. */
  picture: "bg-on-picture text-on-picture-ink backdrop-blur-sm",
};

/** A small label. */
export function Badge({
  tone = "neutral",
  className,
  children,
}: {
  tone?: keyof typeof tones;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex h-6 items-center gap-1 rounded-md px-2 font-medium text-xs [&_svg]:size-3.5",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
