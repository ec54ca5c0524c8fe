import { writeBrandPdf } from "./brand-pdf.mjs";
import { writeMovie, writeSound } from "./movie.mjs";
import { addBell, addPad, addSung, finish, silence } from "./music.mjs";
import { contours, dunes, meadow, moonrise, tiles } from "./pictures.mjs";
import { aurora, counting, harbour, ink } from "./scenes.mjs";

const numbers = ["One", "two", "three", "four", "five", "six", "seven", "eight"];
const tune = [60, 64, 67, 72, 71, 67, 76, 72];
const beats = numbers.map((_, place) => 0.4 + place * 0.9);
const scale = [
  ["do", 60],
  ["re", 62],
  ["mi", 64],
  ["fa", 65],
  ["sol", 67],
  ["la", 69],
  ["ti", 71],
  ["do", 72],
];
const noteSeconds = 0.85;

/** What is made, each with its name in the library. A heavy one stands beside light ones, so that two lanes end together. */
export const catalogue = [
  {
    file: "harbour-at-dawn.mp4",
    displayName: "Harbour at dawn.mp4",
    contentType: "video/mp4",
    make: (path) =>
      writeMovie({
        path,
        seconds: 9,
        width: 960,
        height: 540,
        paint: harbour(960, 540, 9),
        sound: chords(9, [
          [48, 55, 64, 71],
          [45, 52, 60, 67],
          [41, 53, 60, 69],
        ]),
      }),
  },
  {
    file: "aurora-over-the-fjord.mp4",
    displayName: "Aurora over the fjord.mp4",
    contentType: "video/mp4",
    make: (path) =>
      writeMovie({
        path,
        seconds: 8,
        width: 640,
        height: 360,
        paint: aurora(640, 360),
        sound: chords(8, [
          [45, 57, 64, 71],
          [43, 55, 62, 69],
        ]),
      }),
  },
  {
    file: "ink-study-4.mp4",
    displayName: "Ink study no. 4.mp4",
    contentType: "video/mp4",
    make: (path) =>
      writeMovie({
        path,
        seconds: 8,
        width: 480,
        height: 270,
        paint: ink(480, 270),
        sound: chords(8, [
          [50, 57, 65, 72],
          [46, 53, 62, 69],
        ]),
      }),
  },
  {
    file: "counting-in-colour.mp4",
    displayName: "Counting in colour.mp4",
    contentType: "video/mp4",
    transcript: timed(numbers, beats, 0.8),
    make: (path) =>
      writeMovie({ path, seconds: 8, width: 960, height: 540, paint: counting(960, 540, beats), sound: bells() }),
  },
  {
    file: "scale.m4a",
    displayName: "Field recording, scale.m4a",
    contentType: "audio/mp4",
    transcript: timed(
      scale.map(([word]) => word),
      scale.map((_, place) => 0.3 + place * noteSeconds),
      noteSeconds - 0.05,
    ),
    make: (path) => writeSound({ path, sound: sungScale(), container: "ipod", codec: "aac", bitrate: 128_000 }),
  },
  {
    file: "ambient-bed.mp3",
    displayName: "Ambient bed, slow hours.mp3",
    contentType: "audio/mpeg",
    make: (path) =>
      writeSound({
        path,
        sound: chords(24, [
          [41, 53, 60, 64, 69],
          [38, 50, 57, 65, 72],
          [43, 55, 62, 67, 71],
          [36, 52, 60, 67, 74],
        ]),
        container: "mp3",
        codec: "libmp3lame",
        bitrate: 128_000,
      }),
  },
  {
    file: "dune-study.jpg",
    displayName: "Dune study, late light.jpg",
    contentType: "image/jpeg",
    make: (path) => dunes(1920, 1280).jpeg({ quality: 86 }).toFile(path),
  },
  {
    file: "island-survey.png",
    displayName: "Island survey, sheet 7.png",
    contentType: "image/png",
    make: (path) => contours(2400, 1500).png({ palette: true, colours: 128 }).toFile(path),
  },
  {
    file: "moonrise-poster.webp",
    displayName: "Moonrise poster.webp",
    contentType: "image/webp",
    make: (path) => moonrise(1200, 1600).webp({ quality: 88 }).toFile(path),
  },
  {
    file: "tile-pattern.png",
    displayName: "Tile pattern, spring campaign.png",
    contentType: "image/png",
    make: (path) => tiles(1400).png({ palette: true, colours: 64 }).toFile(path),
  },
  {
    file: "evening-meadow.jpg",
    displayName: "Evening meadow.jpg",
    contentType: "image/jpeg",
    make: (path) => meadow(1800, 1200).flatten().jpeg({ quality: 86 }).toFile(path),
  },
  {
    file: "brand-one-pager.pdf",
    displayName: "Northlight brand one-pager.pdf",
    contentType: "application/pdf",
    make: (path) => writeBrandPdf(path),
  },
];

function timed(words, starts, seconds) {
  return {
    languageCode: "en",
    words: words.map((word, place) => {
      const start = starts[place];
      return { startSeconds: round(start), endSeconds: round(start + seconds), word };
    }),
  };
}

function round(seconds) {
  return Math.round(seconds * 1000) / 1000;
}

function chords(seconds, chordNotes) {
  const sound = silence(seconds);
  const each = seconds / chordNotes.length;
  chordNotes.forEach((notes, place) => {
    addPad(sound, { notes, start: place * each, seconds: each * 1.35 });
    notes.forEach((note, step) => {
      addBell(sound, { note: note + 12, start: place * each + 0.3 + step * (each / (notes.length + 1)), level: 0.05 });
    });
  });
  return finish(sound, { peak: 0.6 });
}

function bells() {
  const sound = silence(8);
  addPad(sound, { notes: [48, 55, 64], start: 0, seconds: 8, level: 0.03 });
  for (const [place, start] of beats.entries()) addBell(sound, { note: tune[place], start });
  return finish(sound);
}

function sungScale() {
  const sound = silence(0.3 + scale.length * noteSeconds + 0.9);
  for (const [place, [, note]] of scale.entries()) {
    addSung(sound, { note, start: 0.3 + place * noteSeconds, seconds: noteSeconds - 0.05 });
  }
  return finish(sound);
}
