import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { randomFrom, wholeNumber } from "./random";

export type Picture = { original: string; thumbnail: string; preview: string };

const WIDE = 1200;

/** A square of noise that every picture is laid out with; made once, for it takes longer than all else. */
let grainMade: Promise<Buffer> | undefined;
function grain(): Promise<Buffer> {
  grainMade ??= sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 14 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return grainMade;
}

/** Draws one of the distinct pictures with its renditions: a landscape of gradient, sun, hills and grain. */
export async function drawPicture(folder: string, index: number): Promise<Picture> {
  const random = randomFrom(index + 1);
  const upright = index % 5 === 0;
  const width = upright ? 800 : WIDE;
  const height = upright ? WIDE : 800;
  const hue = wholeNumber(random, 0, 359);
  const hills = [0.55, 0.68, 0.8].map((level, row) => {
    const points = Array.from({ length: 9 }, (_, step) => {
      const y = height * (level + (random() - 0.5) * 0.18);
      return `${(step * width) / 8},${y.toFixed(0)}`;
    });
    return `<polygon points="0,${height} ${points.join(" ")} ${width},${height}"
      fill="hsl(${(hue + 40 + row * 25) % 360} 45% ${45 - row * 12}%)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${hue} 70% 35%)"/>
      <stop offset="1" stop-color="hsl(${(hue + 60) % 360} 80% 75%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle cx="${wholeNumber(random, 15, 85)}%" cy="${wholeNumber(random, 15, 45)}%" r="${wholeNumber(random, 40, 110)}"
      fill="hsl(${(hue + 180) % 360} 90% 88%)"/>${hills.join("")}</svg>`;
  const drawn = await sharp(Buffer.from(svg))
    .flatten()
    .composite([{ input: await grain(), tile: true, blend: "soft-light" }])
    .raw()
    .toBuffer({ resolveWithObject: true });
  const open = () => sharp(drawn.data, { raw: { width, height, channels: drawn.info.channels === 4 ? 4 : 3 } });

  await mkdir(folder, { recursive: true });
  const webp = index % 4 === 3;
  const picture = {
    original: join(folder, `${index}.${webp ? "webp" : "jpg"}`),
    thumbnail: join(folder, `${index}.thumbnail.webp`),
    preview: join(folder, `${index}.preview.webp`),
  };
  await (webp ? open().webp({ quality: 85, effort: 2 }) : open().jpeg({ quality: 85 })).toFile(picture.original);
  await open()
    .resize({ width: 640, height: 640, fit: "inside" })
    .webp({ quality: 80, effort: 2 })
    .toFile(picture.thumbnail);
  await open().webp({ quality: 82, effort: 0 }).toFile(picture.preview);
  return picture;
}
