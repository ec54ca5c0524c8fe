/**
 * The languages of the interface. `ar-XB` is not one: it is English turned around by a machine, by which a page that
 * cannot be read from right to left, or a text that never met the catalogue, is seen at once (the name is CLDR's).
 */
export const locales = ["en", "ar-XB"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** The locale of that name, or null when there is none. */
export function parseLocale(name: string | null | undefined): Locale | null {
  return locales.find((locale) => locale === name) ?? null;
}

export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "ar-XB" ? "rtl" : "ltr";
}

/**
 * The locale of the page in this browser, for words made outside rendering: by a store, in an event handler. The default
 * on a server, where two people may read different languages at the same time.
 */
export function pageLocale(): Locale {
  return (typeof document === "undefined" ? null : parseLocale(document.documentElement.lang)) ?? defaultLocale;
}
