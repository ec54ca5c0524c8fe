"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PdfAnswer, PdfQuestion } from "./pdf-protocol";

/** A larger one is shown by its first page alone. */
const mostBytes = 80_000_000;
export type PdfPage = Extract<PdfAnswer, { kind: "drawn" }>;
type State = { phase: "opening" | "failed" } | { phase: "open"; pages: number };

/** A PDF fetched from its signed address and drawn in a worker, which ends with the component. */
export function usePdf(url: string, bytes: number | null) {
  const worker = useRef<Worker | null>(null);
  const [state, setState] = useState<State>({ phase: "opening" });
  const [page, setPage] = useState<PdfPage | null>(null);
  const [first] = useState(url);

  useEffect(() => {
    const stop = new AbortController();
    const started = new Worker(new URL("./pdf-worker.ts", import.meta.url), { type: "module", name: "pdf" });
    worker.current = started;
    started.addEventListener("message", ({ data }: MessageEvent<PdfAnswer>) => {
      if (data.kind === "opened") setState(data.pages > 0 ? { phase: "open", pages: data.pages } : { phase: "failed" });
      else if (data.kind === "drawn") setPage(data);
      else setState({ phase: "failed" });
    });
    started.addEventListener("error", () => setState({ phase: "failed" }));
    read(first, bytes, stop.signal).then(
      (read) => {
        const wasmUrl = new URL("@hyzyla/pdfium/pdfium.wasm", import.meta.url).href;
        ask(started, { kind: "open", bytes: read, wasmUrl }, [read]);
      },
      (cause) => {
        if (stop.signal.aborted) return;
        console.warn("vitrine: the PDF could not be read.", cause);
        setState({ phase: "failed" });
      },
    );
    return () => {
      stop.abort();
      started.terminate();
      worker.current = null;
    };
  }, [first, bytes]);

  const draw = useCallback((page: number, width: number, height: number) => {
    if (worker.current) ask(worker.current, { kind: "draw", page, width, height });
  }, []);
  return { state, page, draw };
}

function ask(worker: Worker, question: PdfQuestion, transfer: Transferable[] = []): void {
  worker.postMessage(question, transfer);
}

async function read(url: string, bytes: number | null, signal: AbortSignal): Promise<ArrayBuffer> {
  if ((bytes ?? 0) > mostBytes) throw new Error("It is too large to be drawn in a browser.");
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`It was answered with ${response.status}.`);
  if (Number(response.headers.get("content-length")) > mostBytes) throw new Error("It is larger than was said.");
  return response.arrayBuffer();
}
