import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import PDFDocument from "pdfkit";

const INK = "#17203a";
const PAPER = "#f6f1e7";
const ACCENT = "#e4572e";
const swatches = [
  ["Midnight", INK],
  ["Ember", ACCENT],
  ["Saffron", "#f3b61f"],
  ["Pine", "#2e8b6f"],
  ["Paper", PAPER],
];

/** Two pages that a small brand would hand out: a cover, then colours, type and voice. */
export async function writeBrandPdf(path) {
  const document = new PDFDocument({
    size: "A4",
    margin: 0,
    info: { Title: "Northlight brand one-pager", Author: "Northlight" },
  });
  const file = createWriteStream(path);
  document.pipe(file);
  cover(document);
  document.addPage();
  inside(document);
  document.end();
  await finished(file);
}

function cover(document) {
  document.rect(0, 0, 595, 842).fill(INK);
  const rings = [
    ["#2b3a67", 330],
    ["#50548c", 262],
    [ACCENT, 196],
    ["#f3b61f", 132],
    [PAPER, 70],
  ];
  for (const [colour, radius] of rings) document.circle(420, 330, radius).fill(colour);
  document.rect(0, 560, 595, 282).fill(INK);
  for (let line = 0; line < 9; line++) {
    const y = 575 + line * 7;
    document
      .moveTo(420 - 180 + line * 17, y)
      .lineTo(420 + 180 - line * 17, y)
      .lineWidth(2.4)
      .stroke(line % 2 === 0 ? ACCENT : "#f3b61f");
  }
  document.fillColor(PAPER).font("Helvetica-Bold").fontSize(58).text("Northlight", 48, 664);
  document
    .font("Helvetica")
    .fontSize(15)
    .fillColor("#b9bfd4")
    .text("Brand one-pager. Colours, type and voice on two sides.", 50, 736);
  document
    .fontSize(10)
    .text("Edition 4", 50, 790)
    .text("For everyone who makes something in our name", 50, 790, { width: 495, align: "right" });
}

function inside(document) {
  document.rect(0, 0, 595, 842).fill(PAPER);
  heading(document, "Colour", 56);
  swatches.forEach(([name, colour], place) => {
    const x = 48 + place * 101;
    document.roundedRect(x, 92, 92, 118, 8).fillAndStroke(colour, name === "Paper" ? "#cfc6b4" : colour);
    document.fillColor(INK).font("Helvetica-Bold").fontSize(10).text(name, x, 220);
    document.font("Helvetica").fontSize(9).fillColor("#6b6f80").text(colour, x, 234);
  });
  heading(document, "Type", 282);
  document.fillColor(INK).font("Helvetica-Bold").fontSize(64).text("Aa Bb Gg", 46, 312);
  document.font("Helvetica").fontSize(12).fillColor("#3b415a");
  document.text(
    "Headlines are bold and short. Text is regular, 12 points on 18, in lines of no more than 70 letters.",
    48,
    390,
    { width: 440, lineGap: 5 },
  );
  heading(document, "Voice", 466);
  const voice = [
    ["Plain", "We say what a thing does before we say why it is good."],
    ["Warm", "We write to one person, and we would say it to their face."],
    ["Exact", "A number beats an adjective. A name beats a category."],
  ];
  voice.forEach(([word, sentence], place) => {
    const x = 48 + place * 169;
    document.rect(x, 500, 28, 4).fill([ACCENT, "#f3b61f", "#2e8b6f"][place]);
    document.fillColor(INK).font("Helvetica-Bold").fontSize(16).text(word, x, 516);
    document.font("Helvetica").fontSize(11).fillColor("#3b415a").text(sentence, x, 540, { width: 148, lineGap: 3 });
  });
  heading(document, "Pattern", 636);
  for (let place = 0; place < 20; place++) {
    const x = 48 + (place % 10) * 50.2;
    const y = 668 + Math.floor(place / 10) * 50;
    const colour = swatches[(place * 3) % 4][1];
    document.save().rect(x, y, 47, 47).clip();
    document.rect(x, y, 47, 47).fill("#ebe3d3");
    document.circle(x + (place % 2) * 47, y + (Math.floor(place / 3) % 2) * 47, 47).fill(colour);
    document.restore();
  }
  document.fillColor("#8a8676").font("Helvetica").fontSize(9).text("Northlight, brand one-pager, edition 4", 48, 802);
}

function heading(document, words, y) {
  document
    .fillColor(ACCENT)
    .font("Helvetica-Bold")
    .fontSize(11)
    .text(words.toUpperCase(), 48, y, { characterSpacing: 2 });
}
