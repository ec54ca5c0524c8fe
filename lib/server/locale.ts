import { defaultLocale, type Locale, parseLocale } from "@/lib/messages/locale";
import { env } from "./env";

/** The proxy tells the pages with this header in which locale to speak; whatever a browser sends in it is replaced. */
export const localeHeader = "x-vitrine-locale";
/** Keeps what was asked for with `?locale=`. */
export const localeCookie = "vitrine-locale";

/** The locale for one request: what its address asks for, else what was asked for before, else the installation's. */
export function chooseLocale(asked: string | null, remembered: string | undefined): Locale {
  return parseLocale(asked) ?? parseLocale(remembered) ?? env().LOCALE;
}

/** The locale that the proxy chose for a page. */
export function localeOf(headers: Headers): Locale {
  return parseLocale(headers.get(localeHeader)) ?? defaultLocale;
}
