import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** One thing to do with the selected files; on a phone its words stand small below the icon, so that all fit in one row. */
export function BulkButton({
  icon,
  variant = "secondary",
  disabled = false,
  onClick,
  children,
}: {
  icon: ReactNode;
  variant?: "secondary" | "danger";
  disabled?: boolean;
  onClick(): void;
  children: string;
}) {
  return (
    <Button
      size="sm"
      variant={variant}
      disabled={disabled}
      onClick={onClick}
      className="max-sm:h-auto max-sm:min-h-12 max-sm:flex-col max-sm:justify-start max-sm:gap-1 max-sm:whitespace-normal max-sm:border-transparent max-sm:px-1 max-sm:py-2 max-sm:text-2xs"
    >
      {icon}
      {children}
    </Button>
  );
}
