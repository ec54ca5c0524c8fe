export const SAMPLE_RATE = 44_100;

/** Frequency of a MIDI note. */
const pitch = (note) => 440 * 2 ** ((note - 69) / 12);

/** Silence for so many seconds, as interleaved stereo. */
export function silence(seconds) {
  return new Float32Array(Math.round(seconds * SAMPLE_RATE) * 2);
}

/** Adds a soft chord that swells and fades: detuned partials, slightly apart in left and right. */
export function addPad(sound, { notes, start, seconds, level = 0.06 }) {
  notes.forEach((note, place) => {
    for (const [harmonic, strength] of [
      [1, 1],
      [2, 0.32],
      [3, 0.14],
      [4, 0.05],
    ]) {
      addTone(sound, {
        start,
        seconds,
        level: level * strength,
        frequency: pitch(note) * harmonic,
        spread: 0.0016 * (place + 1),
        shape: (age) => Math.sin(Math.PI * Math.min(1, age)) ** 0.8,
      });
    }
  });
}

/** Adds a plucked or bell-like note. */
export function addBell(sound, { note, start, seconds = 2.2, level = 0.16 }) {
  for (const [ratio, strength, decay] of [
    [1, 1, 3],
    [2.003, 0.45, 5],
    [3.01, 0.2, 8],
    [5.4, 0.08, 14],
  ]) {
    addTone(sound, {
      start,
      seconds,
      level: level * strength,
      frequency: pitch(note) * ratio,
      spread: 0.0008,
      shape: (age) => Math.min(1, age * 120) * Math.exp(-decay * age * 1.6) * (1 - age),
    });
  }
}

/** Adds a note as if sung on "ah": harmonics under two formants, with vibrato that sets in late. */
export function addSung(sound, { note, start, seconds, level = 0.2 }) {
  const base = pitch(note);
  const from = Math.round(start * SAMPLE_RATE);
  const count = Math.round(seconds * SAMPLE_RATE);
  const formants = [
    [700, 130, 1],
    [1150, 160, 0.6],
    [2700, 300, 0.2],
  ];
  const partials = Array.from({ length: 14 }, (_, place) => {
    const frequency = base * (place + 1);
    const weight = formants.reduce(
      (sum, [at, wide, gain]) => sum + gain * Math.exp(-(((frequency - at) / wide) ** 2) / 2),
      0.06,
    );
    return weight / (place + 1) ** 0.4;
  });
  let phase = 0;
  for (let n = 0; n < count; n++) {
    const t = n / SAMPLE_RATE;
    const vibrato = 1 + 0.006 * Math.min(1, t * 2) * Math.sin(2 * Math.PI * 5.4 * t);
    phase += (2 * Math.PI * base * vibrato) / SAMPLE_RATE;
    const envelope = Math.min(1, t / 0.06) * Math.min(1, (seconds - t) / 0.12);
    let value = 0;
    for (let k = 0; k < partials.length; k++) value += partials[k] * Math.sin(phase * (k + 1));
    add(sound, from + n, value * envelope * level * 0.5, value * envelope * level * 0.5);
  }
}

/** Adds echoes and brings the loudest moment to a comfortable level. */
export function finish(sound, { peak = 0.8 } = {}) {
  for (const [delay, strength] of [
    [0.19, 0.26],
    [0.31, 0.2],
    [0.47, 0.12],
  ]) {
    const offset = Math.round(delay * SAMPLE_RATE) * 2;
    // Left is echoed on the right, and the other way round.
    for (let at = sound.length - 1; at >= offset; at--) sound[at] += sound[(at - offset) ^ 1] * strength;
  }
  const loudest = sound.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  const fade = SAMPLE_RATE / 2;
  for (let at = 0; at < sound.length; at++) {
    sound[at] *= (peak / loudest) * Math.min(1, (sound.length - at) / 2 / fade);
  }
  return sound;
}

function addTone(sound, { start, seconds, level, frequency, spread, shape }) {
  const from = Math.round(start * SAMPLE_RATE);
  const count = Math.min(Math.round(seconds * SAMPLE_RATE), sound.length / 2 - from);
  const whole = seconds * SAMPLE_RATE;
  const left = wave((2 * Math.PI * frequency * (1 - spread)) / SAMPLE_RATE);
  const right = wave((2 * Math.PI * frequency * (1 + spread)) / SAMPLE_RATE);
  let envelope = 0;
  let step = 0;
  for (let n = 0; n < count; n++) {
    // The envelope is slow: worked out every 64 samples, and a straight line between.
    if (n % 64 === 0) {
      envelope = shape(n / whole) * level;
      step = (shape(Math.min(1, (n + 64) / whole)) * level - envelope) / 64;
    } else envelope += step;
    add(sound, from + n, left() * envelope, right() * envelope);
  }
}

/** A sine by rotation, many times quicker than Math.sin for each sample. */
function wave(angle) {
  const turnX = Math.cos(angle);
  const turnY = Math.sin(angle);
  let x = 1;
  let y = 0;
  return () => {
    const value = y;
    const nextX = x * turnX - y * turnY;
    y = x * turnY + y * turnX;
    x = nextX;
    return value;
  };
}

function add(sound, sample, left, right) {
  if (sample * 2 + 1 >= sound.length) return;
  sound[sample * 2] += left;
  sound[sample * 2 + 1] += right;
}
