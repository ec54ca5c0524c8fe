import { ramp, randomFrom, rgbOf, smooth } from "./colour.mjs";

/** Layers of paper mountains in the morning haze, a rising sun, and its light on the water. */
export function harbour(width, height, duration) {
  const sky = [ramp("#1d2b53", "#7a5c8e", "#e8927c", "#ffd6a5"), ramp("#5b8fb9", "#b9d3dd", "#fde2c4", "#fff1d6")];
  const layers = ["#b88a9a", "#8b6b8d", "#5f5179", "#3a3a5e", "#1e2440"].map(rgbOf);
  const warm = rgbOf("#ffd9a8");
  const shore = Math.round(height * 0.74);
  const ridge = new Float32Array(width);
  return (rgb, t) => {
    const rise = smooth(t / duration);
    const sunX = width * (0.36 + 0.05 * rise);
    const sunY = height * (0.37 - 0.19 * rise);
    const radius = height * 0.085;
    for (let y = 0; y < shore; y++) {
      const row = Math.min(1023, Math.floor((y / shore) * 1023)) * 3;
      for (let x = 0; x < width; x++) {
        const distance = Math.sqrt((x - sunX) ** 2 + (y - sunY) ** 2);
        const disc = smooth((radius + 1.2 - distance) / 2.4);
        const glow = 0.55 * Math.exp(-distance / (height * 0.22));
        const at = (y * width + x) * 3;
        for (let c = 0; c < 3; c++) {
          const base = sky[0][row + c] * (1 - rise * 0.8) + sky[1][row + c] * rise * 0.8;
          const lit = base + (warm[c] - base) * glow;
          rgb[at + c] = lit + (255 - c * 12 - lit) * disc;
        }
      }
    }
    layers.forEach((colour, layer) => {
      const depth = layer / (layers.length - 1);
      const shift = t * (3 + 16 * depth) * (width / 1280);
      const haze = (1 - depth) * (0.18 + 0.22 * rise);
      for (let x = 0; x < width; x++) {
        const u = ((x + shift) / width) * (2.2 + depth * 1.5) + layer * 7.3;
        const jagged =
          Math.abs(Math.sin(u * 2.1)) * 0.5 +
          Math.sin(u * 4.7 + layer) * 0.22 +
          Math.sin(u * 11.3) * 0.07 +
          Math.sin(u * 23) * 0.02;
        ridge[x] = height * (0.44 + depth * 0.25) - jagged * height * (0.15 - depth * 0.07);
      }
      fillBelow(rgb, width, shore, ridge, (c, below) => {
        const mist = Math.min(0.75, haze + below * 0.9 * (1 - depth * 0.6));
        return colour[c] + (warm[c] - colour[c]) * mist * 0.75;
      });
    });
    reflect(rgb, width, height, shore, t, sunX, [20, 30, 62]);
  };
}

/** Northern lights in slow folds over a still fjord. */
export function aurora(width, height) {
  const night = ramp("#050a1f", "#0b1b3a", "#12344f");
  const light = ramp("#1b6f8a", "#2ff0a8", "#b6ffd0", "#c86bff", "#4b1f7a");
  const shore = Math.round(height * 0.78);
  const random = randomFrom(11);
  const stars = Array.from({ length: 170 }, () => [
    Math.floor(random() * width),
    Math.floor(random() * shore * 0.8),
    random(),
  ]);
  const foot = new Float32Array(width);
  const power = new Float32Array(width);
  const ridge = new Float32Array(width);
  return (rgb, t) => {
    for (let y = 0; y < shore; y++) {
      const row = Math.floor((y / shore) * 1023) * 3;
      for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++) rgb[(y * width + x) * 3 + c] = night[row + c];
    }
    for (const [x, y, size] of stars) {
      const twinkle = 90 + 120 * size * (0.6 + 0.4 * Math.sin(t * 2 + size * 40));
      for (let c = 0; c < 3; c++) rgb[(y * width + x) * 3 + c] = Math.max(rgb[(y * width + x) * 3 + c], twinkle);
    }
    for (let curtain = 0; curtain < 3; curtain++) {
      for (let x = 0; x < width; x++) {
        const u = x / width;
        const fold = Math.sin(u * 5 + t * 0.32 + curtain * 2.1) + 0.5 * Math.sin(u * 11 - t * 0.45 + curtain * 1.3);
        foot[x] = shore * (0.62 - curtain * 0.13 + 0.09 * fold);
        const rays =
          0.62 + 0.25 * Math.sin(u * 60 + Math.sin(u * 13 + t) * 3 + t * 0.9) + 0.13 * Math.sin(u * 143 - t * 1.4);
        const sweep = 0.55 + 0.45 * Math.sin(u * 3.1 - t * 0.4 + curtain * 1.9);
        power[x] = rays * sweep * (1 - curtain * 0.18);
      }
      for (let x = 0; x < width; x++) {
        const tall = shore * (0.42 + 0.1 * Math.sin(x * 0.01 + curtain));
        for (let y = Math.max(0, Math.floor(foot[x] - tall * 1.6)); y < Math.min(shore, foot[x] + 14); y++) {
          const up = (foot[x] - y) / tall;
          const strength = up < 0 ? smooth(1 + up * (tall / 14)) : Math.exp(-up * 2.3);
          const colour = Math.min(1023, Math.max(0, Math.floor((0.16 + up * 0.62) * 1023))) * 3;
          const at = (y * width + x) * 3;
          for (let c = 0; c < 3; c++) {
            const add = light[colour + c] * strength * power[x] * 0.82;
            rgb[at + c] = 255 - ((255 - rgb[at + c]) * (255 - Math.min(255, add))) / 255;
          }
        }
      }
    }
    for (let layer = 0; layer < 2; layer++) {
      const colour = layer === 0 ? [12, 30, 48] : [4, 12, 24];
      for (let x = 0; x < width; x++) {
        const u = (x / width) * 5 + layer * 9;
        const peaks = Math.abs(Math.sin(u * 1.3)) + 0.35 * Math.abs(Math.sin(u * 3.1 + 1)) + 0.08 * Math.sin(u * 17);
        ridge[x] = shore - peaks * height * (0.13 - layer * 0.05) - height * 0.015;
      }
      fillBelow(rgb, width, shore, ridge, (c) => colour[c]);
    }
    reflect(rgb, width, height, shore, t, -1e6, [3, 12, 26]);
  };
}

/** Ink in water: waves that bend each other, in three colours and paper white. */
export function ink(width, height) {
  const colours = ramp("#0f1b3d", "#23408e", "#e4572e", "#ffb997", "#fff4e6", "#1d3557", "#0f1b3d");
  return (rgb, t) => {
    const slow = t * 0.22;
    for (let y = 0; y < height; y++) {
      const v = (y / height) * 2 - 1;
      for (let x = 0; x < width; x++) {
        const u = ((x / width) * 2 - 1) * (width / height);
        const a = Math.sin(u * 1.7 + slow * 2 + Math.sin(v * 2.3 - slow));
        const b = Math.sin(v * 2.1 - slow * 1.4 + 1.6 * a);
        const c = Math.sin((u + v) * 1.3 + 2.2 * b + slow);
        const fine = Math.sin((a * 2 + b * 3 + c * 4) * 2.6 + slow * 3);
        const tone = 0.5 + 0.34 * Math.sin(1.4 * a + 1.8 * b + 1.2 * c + slow) + 0.045 * fine;
        const shade = 0.93 + 0.07 * fine;
        const at = (y * width + x) * 3;
        const from = Math.max(0, Math.min(1023, Math.floor(tone * 1023))) * 3;
        rgb[at] = colours[from] * shade;
        rgb[at + 1] = colours[from + 1] * shade;
        rgb[at + 2] = colours[from + 2] * shade;
      }
    }
  };
}

/** One disc for each second, dropped in on the beat: what is counted aloud can be counted on screen. */
export function counting(width, height, beats) {
  const paper = ramp("#f6efe6", "#f3dfcf", "#e9d5da");
  const inks = ["#e4572e", "#17467a", "#f3a712", "#2a7f62", "#a23b72", "#0b2033", "#e98a72", "#4f9ccf"].map(rgbOf);
  const radius = height * 0.21;
  return (rgb, t) => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const mix =
          Math.floor((0.5 * (x / width + y / height) + 0.06 * Math.sin(t * 0.5 + (x / width) * 3)) * 960) + 40;
        const from = Math.max(0, Math.min(1023, mix)) * 3;
        const at = (y * width + x) * 3;
        for (let c = 0; c < 3; c++) rgb[at + c] = paper[from + c];
      }
    }
    beats.forEach((beat, place) => {
      const age = t - beat;
      if (age < 0) return;
      const spring = 1 - Math.exp(-age * 7) * Math.cos(age * 13);
      const angle = (place / beats.length) * Math.PI * 2 - Math.PI / 2 + t * 0.09;
      const reach = height * 0.235;
      multiplyDisc(
        rgb,
        width,
        height,
        width / 2 + Math.cos(angle) * reach,
        height / 2 + Math.sin(angle) * reach,
        radius * spring,
        inks[place % inks.length],
      );
    });
  };
}

function multiplyDisc(rgb, width, height, centreX, centreY, radius, ink) {
  for (let y = Math.max(0, Math.floor(centreY - radius - 1)); y < Math.min(height, centreY + radius + 1); y++) {
    for (let x = Math.max(0, Math.floor(centreX - radius - 1)); x < Math.min(width, centreX + radius + 1); x++) {
      const cover = Math.min(1, Math.max(0, radius - Math.sqrt((x - centreX) ** 2 + (y - centreY) ** 2) + 0.5)) * 0.86;
      if (cover === 0) continue;
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) rgb[at + c] *= 1 - cover + (cover * ink[c]) / 255;
    }
  }
}

/** Fills each column from its ridge down to the shore, with a soft edge. `colourAt` gets the depth below the ridge, 0 to 1. */
function fillBelow(rgb, width, shore, ridge, colourAt) {
  const colours = new Float32Array((shore + 1) * 3);
  for (let n = 0; n < colours.length; n++) colours[n] = colourAt(n % 3, Math.floor(n / 3) / shore);
  for (let x = 0; x < width; x++) {
    const top = Math.max(0, Math.floor(ridge[x]));
    const edge = Math.max(0, Math.min(1, 1 - (ridge[x] - top)));
    for (let y = top; y < shore; y++) {
      const cover = y === top ? edge : 1;
      const from = (y - top) * 3;
      const at = (y * width + x) * 3;
      rgb[at] += (colours[from] - rgb[at]) * cover;
      rgb[at + 1] += (colours[from + 1] - rgb[at + 1]) * cover;
      rgb[at + 2] += (colours[from + 2] - rgb[at + 2]) * cover;
    }
  }
}

/** Water below the shore: the picture above upside down, rippled, darker with depth, with a path of light. */
function reflect(rgb, width, height, shore, t, sunX, deep) {
  for (let y = shore; y < height; y++) {
    const depth = (y - shore) / (height - shore);
    const ripple = Math.sin(depth * 60 - t * 2.2) * (1 + depth * 7) + Math.sin(depth * 23 + t * 1.3) * (1 + depth * 10);
    const source = Math.max(
      0,
      Math.min(shore - 1, Math.round(shore - 1 - depth * shore * 0.62 - Math.abs(ripple) * 0.6)),
    );
    for (let x = 0; x < width; x++) {
      const across = Math.max(0, Math.min(width - 1, Math.round(x + ripple * 0.8)));
      const from = (source * width + across) * 3;
      const at = (y * width + x) * 3;
      const path = Math.exp(-(((x - sunX) / (width * (0.025 + depth * 0.07))) ** 2));
      const glint = path * Math.max(0, Math.sin(depth * 90 - t * 3 + Math.sin(x * 0.02 + t) * 2)) * 0.5;
      const dark = 0.28 + depth * 0.34;
      for (let c = 0; c < 3; c++) {
        const water = rgb[from + c] * (1 - dark) + deep[c] * dark;
        rgb[at + c] = water + (255 - c * 22 - water) * glint;
      }
    }
  }
}
