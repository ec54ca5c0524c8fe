"use client";

import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useLineSign, useText } from "@/components/ui/locale";
import { drawerTexts } from "@/lib/messages/en/drawer";
import { focusable } from "./focusable";
import { type PdfPage, usePdf } from "./use-pdf";

/** The pages of a PDF, one at a time, each drawn anew. Until the first is there, and when none can be, `fallback` is shown. */
export default function PdfStage({
  url,
  bytes,
  title,
  fallback,
}: {
  url: string;
  bytes: number | null;
  title: string;
  fallback: ReactNode;
}) {
  const text = useText(drawerTexts);
  const lineSign = useLineSign();
  const { state, page, draw } = usePdf(url, bytes);
  const [wanted, setWanted] = useState(0);
  const stage = useRef<HTMLElement>(null);
  const pages = state.phase === "open" ? state.pages : 0;

  useEffect(() => {
    const box = stage.current;
    if (!box || pages === 0) return;
    const scale = window.devicePixelRatio || 1;
    draw(wanted, box.clientWidth * scale, box.clientHeight * scale);
  }, [wanted, pages, draw]);

  function turn(step: number): void {
    setWanted((page) => Math.min(pages - 1, Math.max(0, page + step)));
  }
  function keyDown(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      PageDown: 1,
      PageUp: -1,
      ArrowRight: lineSign,
      ArrowLeft: -lineSign,
      Home: -pages,
      End: pages,
    };
    const step = steps[event.key];
    if (step === undefined || pages === 0) return;
    event.preventDefault();
    turn(step);
  }

  return (
    <section
      ref={stage}
      aria-label={text.pagesOf(title)}
      {...focusable}
      data-owns-arrows=""
      onKeyDown={keyDown}
      className="absolute inset-0 -outline-offset-2"
    >
      {page ? <Drawn page={page} label={text.pageOf(page.page + 1, pages)} /> : fallback}
      {pages > 1 ? (
        <div className="absolute inset-x-0 bottom-3 flex justify-center">
          <div className="flex items-center gap-1 rounded-full bg-on-picture p-1 text-on-picture-ink">
            <IconButton
              label={text.previousPage}
              variant="picture"
              size="sm"
              className="rounded-full"
              disabled={wanted === 0}
              onClick={() => turn(-1)}
            >
              <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
            </IconButton>
            <span role="status" className="min-w-20 px-1 text-center text-xs tabular-nums">
              {text.pageOf(wanted + 1, pages)}
            </span>
            <IconButton
              label={text.nextPage}
              variant="picture"
              size="sm"
              className="rounded-full"
              disabled={wanted === pages - 1}
              onClick={() => turn(1)}
            >
              <ChevronRight aria-hidden className="rtl:-scale-x-100" />
            </IconButton>
          </div>
        </div>
      ) : null}
    </section>
  );
}

/** The pixels of a page, and its words for those who do not see them. */
function Drawn({ page, label }: { page: PdfPage; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    context?.putImageData(new ImageData(new Uint8ClampedArray(page.pixels), page.width, page.height), 0, 0);
  }, [page]);
  return (
    <>
      <canvas
        ref={canvas}
        width={page.width}
        height={page.height}
        role="img"
        aria-label={label}
        data-page={page.page + 1}
        className="size-full bg-sunken object-contain"
      />
      <p dir="auto" className="sr-only">
        {page.text}
      </p>
    </>
  );
}
