"use client";

import { Switch as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** An on/off switch. Give it an `aria-label` or a `<label htmlFor>`. */
export function Switch({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={classNames(
        "group relative h-6 w-10 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors duration-150",
        "disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent",
        className,
      )}
      {...rest}
    >
      <Radix.Thumb
        className={classNames(
          "block size-4 translate-x-[3px] rtl:-translate-x-[3px] rounded-full bg-line-strong transition-transform duration-150 ease-calm",
          "data-[state=checked]:translate-x-[19px] rtl:data-[state=checked]:-translate-x-[19px] data-[state=checked]:bg-accent-ink",
        )}
      />
    </Radix.Root>
  );
}
