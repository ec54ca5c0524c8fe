"use client";

import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { MenuRoot } from "@/components/ui/menu-root";

/** A quiet button that opens a menu. `isActive` shows that it narrows what is seen. */
export function Menu({
  label,
  name,
  isActive = false,
  align = "start",
  children,
}: {
  label: ReactNode;
  /** The accessible name, where the words on the button say too little. */
  name?: string;
  isActive?: boolean;
  align?: "start" | "end";
  children: ReactNode;
}) {
  return (
    <MenuRoot
      align={align}
      className="max-h-[min(420px,var(--radix-dropdown-menu-content-available-height))] min-w-56 max-w-[min(320px,calc(100vw-24px))] overflow-y-auto"
      trigger={
        <DropdownMenu.Trigger
          aria-label={name}
          className={classNames(
            "inline-flex h-9 shrink-0 items-center gap-1.5 rounded-control px-2 font-medium sm:px-2.5 text-[13px] transition-colors duration-150",
            "hover:bg-hover hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink [&_svg]:size-4 [&_svg]:shrink-0",
            isActive ? "bg-accent-soft text-accent" : "text-muted",
          )}
        >
          {label}
          <ChevronDown aria-hidden className="-me-0.5 opacity-60 max-sm:hidden" />
        </DropdownMenu.Trigger>
      }
    >
      {children}
    </MenuRoot>
  );
}

const itemClass =
  "flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-md px-2 text-[13px] text-ink outline-none data-[highlighted]:bg-hover data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0";

export function MenuItem({ onSelect, children }: { onSelect(): void; children: ReactNode }) {
  return (
    <DropdownMenu.Item className={itemClass} onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  );
}

/** One of several that may be chosen together: the menu stays open. */
export function MenuCheck({
  checked,
  onToggle,
  children,
}: {
  checked: boolean;
  onToggle(): void;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.CheckboxItem
      className={itemClass}
      checked={checked}
      onCheckedChange={onToggle}
      onSelect={(event) => event.preventDefault()}
    >
      <Tick isOn={checked} />
      {children}
    </DropdownMenu.CheckboxItem>
  );
}

/** A choice of one, under its own heading. */
export function MenuChoice<Value extends string>({
  heading,
  value,
  options,
  onChoose,
}: {
  heading: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChoose(value: Value): void;
}) {
  return (
    <DropdownMenu.RadioGroup value={value} aria-label={heading}>
      <MenuHeading>{heading}</MenuHeading>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          className={itemClass}
          onSelect={() => onChoose(option.value)}
        >
          <span className="grid size-4 place-items-center">
            <DropdownMenu.ItemIndicator>
              <Check aria-hidden className="text-accent" />
            </DropdownMenu.ItemIndicator>
          </span>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-2 pb-1 font-medium text-faint text-xs">{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className="mx-2 my-1.5 h-px bg-line" />;
}

/** The box of something that can be chosen beside others. */
export function Tick({ isOn }: { isOn: boolean }) {
  return (
    <span
      aria-hidden
      className={classNames(
        "grid size-4 shrink-0 place-items-center rounded border",
        isOn ? "border-accent bg-accent text-accent-ink" : "border-line-strong",
      )}
    >
      {isOn ? <Check className="!size-3" strokeWidth={3} /> : null}
    </span>
  );
}
