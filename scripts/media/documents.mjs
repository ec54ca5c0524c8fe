import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { strToU8, zipSync } from "fflate";
import PDFDocument from "pdfkit";
import sharp from "sharp";

export async function makeImage({ path, width = 800, height = 600, format = "jpeg", orientation, text = "" }) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="#f2a65a"/><stop offset="1" stop-color="#1d5c63"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <rect width="50%" height="12%" fill="#e63946"/>
    <circle cx="70%" cy="40%" r="${Math.min(width, height) / 6}" fill="#fff3c4"/>
    <text x="5%" y="90%" font-size="${height / 12}" fill="#fff">${text}</text></svg>`;
  const picture = sharp(Buffer.from(svg)).toFormat(format);
  await (orientation === undefined ? picture : picture.withMetadata({ orientation })).toFile(path);
}

export async function makePdf({ path, pages = 2, title = "Quarterly report", password }) {
  const options = { size: "A4", info: { Title: title }, ...(password === undefined ? {} : { userPassword: password }) };
  const document = new PDFDocument(options);
  const file = createWriteStream(path);
  document.pipe(file);
  for (let page = 1; page <= pages; page++) {
    if (page > 1) document.addPage();
    document.rect(0, 0, 595, 180).fill("#1d5c63");
    document.fill("#ffffff").fontSize(34).text(title, 50, 70);
    document.fill("#222222").fontSize(14).text(`Page ${page} of ${pages}`, 50, 220);
  }
  document.end();
  await finished(file);
}

export async function makePptx({ path, thumbnail }) {
  const contentTypes =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>';
  const entries = {
    "[Content_Types].xml": strToU8(contentTypes),
    "ppt/presentation.xml": strToU8("<p:presentation/>"),
  };
  if (thumbnail !== undefined) entries["docProps/thumbnail.jpeg"] = new Uint8Array(thumbnail);
  await writeFile(path, zipSync(entries));
}
