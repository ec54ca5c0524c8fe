"use client";

import Check from "lucide-react/icons/check";
import type { MouseEvent } from "react";
import { classNames } from "@/components/ui/class-names";

/** The check of a tile or row. Keyboards select with Space on the file itself, so Tab passes it by. */
export function SelectBox({
  label,
  isSelected,
  onPicture,
  className,
  onClick,
}: {
  label: string;
  isSelected: boolean;
  /** It lies on a picture, which may have any colour. */
  onPicture: boolean;
  className?: string;
  onClick(event: MouseEvent): void;
}) {
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      aria-label={label}
      tabIndex={-1}
      onClick={onClick}
      className={classNames("grid size-10 place-items-center", className)}
    >
      <span
        className={classNames(
          "grid size-5 place-items-center rounded-md border-2 transition-colors [&_svg]:size-3.5",
          isSelected
            ? "border-accent bg-accent text-accent-ink"
            : onPicture
              ? "border-white/90 bg-black/40 shadow-raised hover:bg-black/60"
              : "border-line-strong bg-surface hover:border-ink",
        )}
      >
        {isSelected ? <Check aria-hidden strokeWidth={3} /> : null}
      </span>
    </button>
  );
}
