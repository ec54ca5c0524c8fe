import { type Formats, formatsIn } from "./formats";
import type { Locale } from "./locale";
import { pseudo } from "./pseudo";

/** A text, a text with values in it (positional strings and numbers), or a named group of texts. */
type Text = string | ((...values: never[]) => string) | { readonly [name: string]: Text };

/** The texts of one room of the interface, in the locale asked for. */
export type Section<Texts> = (locale: Locale) => Texts;

/**
 * Declares a section of the catalogue. It is written once for each locale, with that locale's formats. `{name}` in a text
 * is a slot for an element, filled with `fill` (components/ui/fill).
 */
export function section<const Texts extends { readonly [name: string]: Text }>(
  write: (formats: Formats) => Texts,
): Section<Texts> {
  const written = new Map<Locale, Texts>();
  return (locale) => {
    const texts = written.get(locale) ?? inLocale(locale, write(formatsIn(locale)));
    written.set(locale, texts);
    return texts;
  };
}

function inLocale<Texts extends object>(locale: Locale, english: Texts): Texts {
  return locale === "ar-XB" ? pseudo(english) : english;
}
