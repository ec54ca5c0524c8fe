/** [r, g, b] of a #rrggbb colour. */
export function rgbOf(hex) {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** A table of 1024 colours that runs smoothly through the given ones. */
export function ramp(...hexes) {
  const stops = hexes.map(rgbOf);
  const table = new Float32Array(1024 * 3);
  for (let n = 0; n < 1024; n++) {
    const position = (n / 1023) * (stops.length - 1);
    const low = Math.min(stops.length - 2, Math.floor(position));
    const mix = smooth(position - low);
    for (let c = 0; c < 3; c++) table[n * 3 + c] = stops[low][c] * (1 - mix) + stops[low + 1][c] * mix;
  }
  return table;
}

/** 0 to 1 with a soft start and end. */
export function smooth(value) {
  const x = Math.max(0, Math.min(1, value));
  return x * x * (3 - 2 * x);
}

/** The same pseudo-random numbers, 0 to 1, every time. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}
