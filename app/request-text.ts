import { headers } from "next/headers";
import type { Locale } from "@/lib/messages/locale";
import type { Section } from "@/lib/messages/section";
import { localeOf } from "@/lib/server/locale";

/** The locale of the request that is answered. */
export async function requestLocale(): Promise<Locale> {
  return localeOf(await headers());
}

/** A section of the catalogue for components that run on the server alone; all others call `useText`. */
export async function requestText<Texts>(section: Section<Texts>): Promise<Texts> {
  return section(await requestLocale());
}
