import { type PDFiumDocument, PDFiumLibrary } from "@hyzyla/pdfium";
import { drawPdfPage } from "./draw-pdf-page";
import type { PdfAnswer, PdfQuestion } from "./pdf-protocol";

let opening: Promise<PDFiumDocument> | null = null;

addEventListener("message", ({ data }: MessageEvent<PdfQuestion>) => {
  answer(data).catch((cause) => {
    console.warn("vitrine: the PDF could not be drawn.", cause);
    tell({ kind: "failed", of: data.kind });
  });
});

/** PDFium runs in WebAssembly without scripts, files or network: a hostile document reaches nothing but this worker. */
async function answer(question: PdfQuestion): Promise<void> {
  if (question.kind === "open") {
    opening = open(question);
    tell({ kind: "opened", pages: (await opening).getPageCount() });
    return;
  }
  const document = await opening;
  if (!document) throw new Error("No document is open.");
  const drawn = await drawPdfPage(document, question.page, question);
  tell({ kind: "drawn", page: question.page, ...drawn }, [drawn.pixels]);
}

async function open({ bytes, wasmUrl }: Extract<PdfQuestion, { kind: "open" }>): Promise<PDFiumDocument> {
  const library = await PDFiumLibrary.init({ wasmUrl });
  return library.loadDocument(new Uint8Array(bytes));
}

function tell(message: PdfAnswer, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
