import type { TimedTranscript } from "@/lib/videogen-wire/file-info";
import { oneOf, type Random, wholeNumber } from "./random";

/** In exactly one name of a hundred, and nowhere else, so that a search for it has a known answer. */
export const RARE_WORD = "harvest";

const subjects = [
  ...["product launch", "team offsite", "customer interview", "town hall", "keynote", "office tour", "drone flight"],
  ...["city skyline", "coffee shop", "mountain ridge", "beach sunset", "studio portrait", "night market", "harbour"],
  ...["factory floor", "warehouse", "greenhouse", "rooftop garden", "old library", "train station", "winter forest"],
  ...[
    "Zürich lake",
    "São Paulo",
    "Kyoto garden",
    "Reykjavík",
    "Lisbon tram",
    "Marrakesh",
    "Buenos Aires",
    "Oslo fjord",
  ],
] as const;
const looks = [
  "golden",
  "quiet",
  "busy",
  "foggy",
  "bright",
  "empty",
  "wide",
  "close",
  "early",
  "late",
  "blue",
] as const;
const stages = ["final", "draft", "v2", "v3", "cut", "master", "approved", "square", "vertical", "teaser"] as const;
const clauses = [
  ...["People talk at a long table", "A slow pan over the roofs", "Hands at work, seen from above"],
  ...["The logo appears over a dark background", "A speaker answers questions from the audience"],
  ...["Morning light falls through tall windows", "Cars pass in the rain", "A close look at the new casing"],
  ...["Children run along the shore", "The camera follows a cyclist across the bridge"],
] as const;
const spoken =
  "so what we learned this year is that people want to find their own videos again without asking anyone and they want it to be quick because nobody has time to look through folders".split(
    " ",
  );

/** The name of the nth record, as people and cameras give them. */
export function seededName(random: Random, index: number, extension: string): string {
  const subject = oneOf(random, subjects);
  const look = oneOf(random, looks);
  if (index % 100 === 37) return `${capital(look)} ${RARE_WORD} ${subject} ${index}.${extension}`;
  const kind = wholeNumber(random, 0, 9);
  if (kind === 0) return `IMG_${String(index).padStart(6, "0")}.${extension.toUpperCase()}`;
  if (kind === 1) return `${subject.replaceAll(" ", "-").toLowerCase()}-${index}-${oneOf(random, stages)}.${extension}`;
  if (kind === 2) return `Q${wholeNumber(random, 1, 4)} ${subject} – ${oneOf(random, stages)} ${index}.${extension}`;
  if (kind === 3) return `${subject.split(" ").map(capital).join("")}${index}.${extension}`;
  return `${capital(look)} ${subject} ${index}.${extension}`;
}

/** What a viewer would say the record shows. */
export function seededDescription(random: Random): string {
  return `${oneOf(random, clauses)}. ${oneOf(random, clauses)}, ${oneOf(random, looks)} and ${oneOf(random, looks)}.`;
}

/** Words as someone says them, a little over two a second. */
export function seededTranscript(random: Random, durationSeconds: number): TimedTranscript {
  const words = [];
  let at = 0.2;
  for (let index = 0; index < 120 && at < durationSeconds - 0.5; index += 1) {
    const length = 0.2 + random() * 0.3;
    const word = spoken[(index + wholeNumber(random, 0, 2)) % spoken.length] ?? "so";
    words.push({ startSeconds: round(at), endSeconds: round(at + length), word });
    at += length + 0.05;
  }
  return { languageCode: "en", words };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
