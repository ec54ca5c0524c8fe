import type { PDFiumDocument } from "@hyzyla/pdfium";

/** A page that claims to be larger than this is drawn smaller. */
const mostPixels = 16_000_000;
const mostText = 20_000;

export type DrawnPage = { width: number; height: number; pixels: ArrayBuffer; text: string };

/** A page, counted from 0, as large as fits a box of device pixels: red, green, blue and alpha of each pixel, and its words. */
export async function drawPdfPage(
  document: PDFiumDocument,
  index: number,
  box: { width: number; height: number },
): Promise<DrawnPage> {
  const page = document.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const fitting = Math.min(box.width / originalWidth, box.height / originalHeight);
  const scale = Math.min(fitting, Math.sqrt(mostPixels / (originalWidth * originalHeight)));
  // Before it is drawn: drawing closes the page.
  const text = page.getText().slice(0, mostText);
  const { width, height, data } = await page.render({
    width: Math.max(1, Math.round(originalWidth * scale)),
    height: Math.max(1, Math.round(originalHeight * scale)),
    // A copy, because the page's memory belongs to the library.
    render: async ({ data }) => new Uint8Array(data),
  });
  return { width, height, pixels: new Uint8Array(data).buffer, text };
}
