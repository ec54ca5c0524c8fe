import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const variants = {
  ghost: "text-muted hover:bg-hover hover:text-ink",
  secondary: "border border-line bg-surface text-muted hover:bg-hover hover:text-ink",
  picture: "bg-on-picture text-on-picture-ink hover:bg-black",
};
const sizes = { sm: "size-8 [&_svg]:size-4", md: "size-10 [&_svg]:size-[18px]" };

/** A button that is only an icon; `label` is its accessible name and its tooltip. */
export function IconButton({
  label,
  variant = "ghost",
  size = "md",
  className,
  type = "button",
  ...rest
}: Omit<ComponentProps<"button">, "aria-label"> & {
  label: string;
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
}) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(
        "inline-flex shrink-0 items-center justify-center rounded-control transition-colors duration-150",
        "disabled:pointer-events-none disabled:opacity-40",
        variants[variant],
        sizes[size],
        className,
      )}
      {...rest}
    />
  );
}
