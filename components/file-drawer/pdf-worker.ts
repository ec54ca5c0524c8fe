import { type PDFiumDocument, PDFiumLibrary } from "@hyzyla/pdfium";
import type { PdfAnswer, PdfQuestion } from "./pdf-protocol";

/** A page that claims to be larger than this is drawn smaller. */
const mostPixels = 16_000_000;
const mostText = 20_000;

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
  const page = document.getPage(question.page);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const fitting = Math.min(question.width / originalWidth, question.height / originalHeight);
  const scale = Math.min(fitting, Math.sqrt(mostPixels / (originalWidth * originalHeight)));
  const width = Math.max(1, Math.round(originalWidth * scale));
  const height = Math.max(1, Math.round(originalHeight * scale));
  const drawn = await page.render({ width, height, render: async ({ data }) => data });
  const pixels = new Uint8Array(drawn.data).buffer;
  const text = page.getText().slice(0, mostText);
  tell({ kind: "drawn", page: question.page, width: drawn.width, height: drawn.height, pixels, text }, [pixels]);
}

async function open({ bytes, wasmUrl }: Extract<PdfQuestion, { kind: "open" }>): Promise<PDFiumDocument> {
  const library = await PDFiumLibrary.init({ wasmUrl });
  return library.loadDocument(new Uint8Array(bytes));
}

function tell(message: PdfAnswer, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
