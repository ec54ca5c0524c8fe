"use client";

import Keyboard from "lucide-react/icons/keyboard";
import Upload from "lucide-react/icons/upload";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useText } from "@/components/ui/locale";
import { Wordmark } from "@/components/ui/wordmark";
import { libraryTexts } from "@/lib/messages/en/library";

/** The bar that stays at the top. `search` and `onUpload` are absent when the library cannot do that. */
export function LibraryHeader({
  search,
  library,
  status,
  onUpload,
  onShortcuts,
}: {
  search: ReactNode;
  /** Which library it is, where there are several. */
  library: ReactNode;
  status: ReactNode;
  onUpload: (() => void) | null;
  onShortcuts(): void;
}) {
  const text = useText(libraryTexts);
  return (
    <header className="sticky top-0 z-30 border-b bg-canvas">
      <div className="mx-auto flex h-16 max-w-[2400px] items-center gap-3 px-4 sm:gap-6 sm:px-8">
        <h1 className="flex">
          <Wordmark name={text.productName} compact />
        </h1>
        <div className="flex min-w-0 flex-1 sm:justify-center">{search}</div>
        <div className="flex items-center gap-1 sm:gap-2">
          {library}
          {status}
          <IconButton label={text.keyboardShortcuts} onClick={onShortcuts} className="max-md:hidden">
            <Keyboard aria-hidden />
          </IconButton>
          {onUpload ? (
            <Button variant="primary" onClick={onUpload} className="max-sm:size-10 max-sm:px-0">
              <Upload aria-hidden />
              <span className="max-sm:sr-only">{text.uploadFiles}</span>
            </Button>
          ) : null}
        </div>
      </div>
    </header>
  );
}
