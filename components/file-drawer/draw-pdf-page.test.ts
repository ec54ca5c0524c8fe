import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { expect, test } from "vitest";
import { makePdf } from "@/scripts/media/documents.mjs";
import { drawPdfPage } from "./draw-pdf-page";

test("any page is drawn, again and again, in its colours and with its words", async () => {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-pdf-"));
  const path = join(folder, "report.pdf");
  await makePdf({ path, pages: 3 });
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(new Uint8Array(await readFile(path)));
    for (const index of [1, 2, 1]) {
      const { width, height, pixels, text } = await drawPdfPage(document, index, { width: 300, height: 200 });
      // A4 upright fits the box by its height.
      expect([width, height]).toEqual([141, 200]);
      expect(pixels.byteLength).toBe(width * height * 4);
      expect([...new Uint8Array(pixels, 0, 4)]).toEqual([29, 92, 99, 255]);
      expect(text).toContain(`Page ${index + 1} of 3`);
    }
  } finally {
    library.destroy();
    await rm(folder, { recursive: true });
  }
});
