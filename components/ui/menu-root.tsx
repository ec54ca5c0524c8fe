import { DropdownMenu } from "radix-ui";
import { type ReactNode, useState } from "react";
import { classNames } from "./class-names";

/** A menu whose list floats in the page's main landmark: outside of every landmark a screen reader's map has no place for it. */
export function MenuRoot({
  trigger,
  align,
  className,
  children,
}: {
  trigger: ReactNode;
  align: "start" | "end";
  /** The list's own size. */
  className: string;
  children: ReactNode;
}) {
  const [main, setMain] = useState<HTMLElement | null>(null);
  return (
    <DropdownMenu.Root modal={false} onOpenChange={(isOpen) => isOpen && setMain(document.querySelector("main"))}>
      {trigger}
      <DropdownMenu.Portal container={main}>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className={classNames(
            "z-40 animate-fade-in rounded-tile border border-line bg-surface p-1.5 shadow-floating",
            className,
          )}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
