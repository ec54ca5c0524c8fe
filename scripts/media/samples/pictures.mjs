import sharp from "sharp";
import { ramp, randomFrom, rgbOf, smooth } from "./colour.mjs";

/** Dunes in side light: each crest has a lit face and a shaded one. */
export function dunes(width, height) {
  const sky = ramp("#f7d9b0", "#f9e4c8", "#fbeedd");
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y / height) * 1023) * 3;
    for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++) rgb[(y * width + x) * 3 + c] = sky[row + c];
  }
  const lit = ramp("#f3c08b", "#e89a5c", "#d9733a", "#a8442a");
  const shade = ramp("#c98a6a", "#94503f", "#642f33", "#331b2b");
  for (let layer = 0; layer < 6; layer++) {
    const depth = layer / 5;
    const from = Math.floor(depth * 1023) * 3;
    const crest = (x) => {
      const u = (x / width) * (3.4 - depth * 1.7) + layer * 2.7;
      return (
        height * (0.34 + depth * 0.42) -
        height * (0.11 * Math.sin(u * 1.6) + 0.045 * Math.sin(u * 3.3 + 1.2)) * (0.65 + depth * 0.6)
      );
    };
    for (let x = 0; x < width; x++) {
      const top = crest(x);
      const slope = (crest(x + 4) - crest(x - 4)) / 8;
      for (let y = Math.max(0, Math.floor(top)); y < height; y++) {
        const cover = Math.max(0, Math.min(1, y - top + 0.5));
        const down = (y - top) / height;
        const fold = smooth(0.5 + slope * 2.4 + Math.sin(x * 0.004 + down * 9 + layer) * 0.35 - down * 0.4);
        const grain = 1 + 0.022 * Math.sin((y - top) * 0.55 + Math.sin(x * 0.018 + layer) * 5) * smooth(down * 12);
        const at = (y * width + x) * 3;
        for (let c = 0; c < 3; c++) {
          const colour = (lit[from + c] * (1 - fold) + shade[from + c] * fold) * grain;
          rgb[at + c] += (Math.min(255, colour) - rgb[at + c]) * cover;
        }
      }
    }
  }
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

/** Height lines of an island, as a printed map would tint them. */
export function contours(width, height) {
  const tints = ["#0f3d4c", "#1c5d6b", "#3f8f8b", "#8cc0a0", "#e6dfb2", "#f2c078", "#e8875a", "#c4513f", "#7d2e3f"].map(
    rgbOf,
  );
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    const v = (y / height) * 2 - 1;
    for (let x = 0; x < width; x++) {
      const u = ((x / width) * 2 - 1) * (width / height);
      const bend = Math.sin(u * 2.2 + Math.sin(v * 1.7) * 1.4) * 0.5 + Math.sin(v * 3.1 + u * 1.2) * 0.35;
      const land =
        0.62 * Math.exp(-((u - 0.35) ** 2 + (v + 0.1) ** 2) * 1.1) +
        0.5 * Math.exp(-((u + 0.8) ** 2 * 1.6 + (v - 0.35) ** 2 * 2)) +
        bend * 0.17;
      const level = Math.max(0, Math.min(8.99, land * 9 + 1.6));
      const tint = tints[Math.floor(level)];
      const edge = level - Math.floor(level);
      const shadow = 0.84 + 0.16 * smooth(edge * 5);
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) rgb[at + c] = tint[c] * shadow;
    }
  }
  // Drawn at twice the size and made smaller, so that the lines have soft edges.
  return sharp(rgb, { raw: { width, height, channels: 3 } }).resize(Math.round(width / 1.5));
}

/** A moon over waves of cut paper, upright. */
export function moonrise(width, height) {
  const blues = ["#f2b8a0", "#d98c8c", "#a56b8a", "#6d4f82", "#43396f", "#262654", "#141737"];
  const waves = blues.map((colour, layer) => {
    const base = height * (0.5 + layer * 0.072);
    const points = Array.from({ length: 61 }, (_, n) => {
      const u = n / 60;
      const y =
        base -
        Math.sin(u * (5 + layer * 0.7) + layer * 1.9) * height * 0.036 -
        Math.sin(u * 11 + layer) * height * 0.01;
      return `${(u * width).toFixed(1)},${y.toFixed(1)}`;
    });
    return `<polygon filter="url(#lift)" fill="${colour}" points="0,${height} ${points.join(" ")} ${width},${height}"/>`;
  });
  return fromSvg(
    width,
    height,
    `
    <defs>
      <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2b2d63"/><stop offset=".38" stop-color="#b56c8b"/><stop offset=".62" stop-color="#ffd3b0"/></linearGradient>
      <radialGradient id="halo"><stop offset="0" stop-color="#fff3df" stop-opacity=".75"/><stop offset="1" stop-color="#fff3df" stop-opacity="0"/></radialGradient>
      <filter id="lift" x="-5%" y="-20%" width="110%" height="140%"><feDropShadow dx="0" dy="-6" stdDeviation="12" flood-color="#1b1440" flood-opacity=".32"/></filter>
    </defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle cx="${width * 0.64}" cy="${height * 0.36}" r="${width * 0.44}" fill="url(#halo)"/>
    <circle cx="${width * 0.64}" cy="${height * 0.36}" r="${width * 0.17}" fill="#fff6e8"/>${waves.join("")}`,
  );
}

/** Tiles of quarter circles, leaves and rings in five colours. */
export function tiles(size) {
  const colours = ["#f4efe6", "#e4572e", "#17467a", "#f3b61f", "#2e8b6f"];
  const random = randomFrom(29);
  const pick = (not) => {
    const choice = colours.filter((colour) => colour !== not);
    return choice[Math.floor(random() * choice.length)];
  };
  const count = 6;
  const side = size / count;
  let shapes = "";
  for (let place = 0; place < count * count; place++) {
    const ground = pick(null);
    const figure = pick(ground);
    const accent = pick(figure);
    const kind = Math.floor(random() * 4);
    const forms = [
      `<path d="M0 0H${side}A${side} ${side} 0 0 1 0 ${side}Z" fill="${figure}"/><path d="M0 0H${side / 2}A${side / 2} ${side / 2} 0 0 1 0 ${side / 2}Z" fill="${accent}"/>`,
      `<path d="M0 0A${side} ${side} 0 0 1 ${side} ${side}A${side} ${side} 0 0 1 0 0Z" fill="${figure}"/>`,
      `<circle cx="${side / 2}" cy="${side / 2}" r="${side * 0.4}" fill="${figure}"/><circle cx="${side / 2}" cy="${side / 2}" r="${side * 0.18}" fill="${accent}"/>`,
      `<path d="M0 ${side}A${side / 2} ${side / 2} 0 0 1 ${side} ${side}Z" fill="${figure}"/><path d="M0 ${side / 2}A${side / 2} ${side / 2} 0 0 1 ${side} ${side / 2}Z" fill="${accent}"/>`,
    ];
    const turn = Math.floor(random() * 4) * 90;
    const move = `translate(${(place % count) * side} ${Math.floor(place / count) * side})`;
    shapes += `<g transform="${move}"><rect width="${side + 0.5}" height="${side + 0.5}" fill="${ground}"/><g transform="rotate(${turn} ${side / 2} ${side / 2})">${forms[kind]}</g></g>`;
  }
  return fromSvg(size, size, shapes);
}

/** A meadow of stems and blossoms against the evening. */
export function meadow(width, height) {
  const random = randomFrom(5);
  const petals = ["#ff6f59", "#ffb347", "#f7ede2", "#d66ba0", "#ffd166"];
  let plants = "";
  for (let n = 0; n < 150; n++) {
    const near = n / 150;
    const x = random() * width;
    const tall = height * (0.16 + random() * 0.3 + near * 0.22);
    const lean = (random() - 0.5) * width * 0.06;
    const ground = height * (0.86 + near * 0.2);
    const green = near < 0.4 ? "#3c6e71" : near < 0.75 ? "#2a5658" : "#16393d";
    const size = (5 + random() * 9) * (0.6 + near * 1.5) * (width / 1600);
    const tipX = x + lean;
    const tipY = ground - tall;
    plants += `<path d="M${x} ${ground}Q${x} ${ground - tall * 0.6} ${tipX} ${tipY}" stroke="${green}" stroke-width="${1.2 + near * 3}" fill="none"/>`;
    const colour = petals[Math.floor(random() * petals.length)];
    const count = 5 + Math.floor(random() * 3);
    for (let p = 0; p < count; p++) {
      const angle = (360 / count) * p + random() * 14;
      plants += `<ellipse cx="${tipX}" cy="${tipY - size}" rx="${size * 0.52}" ry="${size}" fill="${colour}" opacity=".93" transform="rotate(${angle} ${tipX} ${tipY})"/>`;
    }
    plants += `<circle cx="${tipX}" cy="${tipY}" r="${size * 0.42}" fill="#4a2545"/>`;
  }
  return fromSvg(
    width,
    height,
    `
    <defs><linearGradient id="evening" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#284b63"/><stop offset=".5" stop-color="#e6a57e"/><stop offset=".8" stop-color="#f6d6ad"/><stop offset="1" stop-color="#3c6e71"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#evening)"/><circle cx="${width * 0.3}" cy="${height * 0.48}" r="${height * 0.13}" fill="#fff1d6" opacity=".9"/>${plants}`,
  );
}

function fromSvg(width, height, content) {
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`),
  );
}
