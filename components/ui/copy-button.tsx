"use client";

import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useEffect, useState } from "react";
import { uiTexts } from "@/lib/messages/en/ui";
import { Button, type ButtonVariant } from "./button";
import { IconButton } from "./icon-button";
import { useText } from "./locale";
import { showToast } from "./toast";

const shownMs = 2_000;

/** Puts a text on the clipboard and says so on itself. With `iconOnly` the label is its accessible name alone. */
export function CopyButton({
  label,
  text,
  iconOnly = false,
  variant = "secondary",
}: {
  label: string;
  text: string | (() => string);
  iconOnly?: boolean;
  variant?: ButtonVariant;
}) {
  const ui = useText(uiTexts);
  const [copied, setCopied] = useState(0);

  useEffect(() => {
    if (copied === 0) return;
    const timer = setTimeout(() => setCopied(0), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(): Promise<void> {
    const value = typeof text === "string" ? text : text();
    try {
      await navigator.clipboard.writeText(value);
      setCopied((times) => times + 1);
    } catch {
      // Browsers keep the clipboard from pages served without https under a name that is not localhost.
      showToast({
        tone: "danger",
        message: ui.copyRefused,
        description: value,
        durationMs: null,
      });
    }
  }

  const icon = copied > 0 ? <Check aria-hidden /> : <Copy aria-hidden />;
  return (
    <>
      {iconOnly ? (
        <IconButton label={label} size="sm" onClick={copy}>
          {icon}
        </IconButton>
      ) : (
        <Button size="sm" variant={variant} onClick={copy}>
          {icon}
          {label}
        </Button>
      )}
      <span role="status" className="sr-only">
        {copied > 0 ? ui.copied : ""}
      </span>
    </>
  );
}
