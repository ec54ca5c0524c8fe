"use client";

import { createContext, type ReactNode, use } from "react";
import { type Formats, formatsIn } from "@/lib/messages/formats";
import { defaultLocale, directionOf, type Locale } from "@/lib/messages/locale";
import type { Section } from "@/lib/messages/section";

const LocaleContext = createContext<Locale>(defaultLocale);

/** Tells every component below in which locale to speak; the server chooses it (lib/server/locale). */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** A section of the catalogue in the page's locale: `const text = useText(libraryTexts)`. */
export function useText<Texts>(section: Section<Texts>): Texts {
  return section(use(LocaleContext));
}

/** How the page's locale writes numbers, sizes, times and lists. */
export function useFormats(): Formats {
  return formatsIn(use(LocaleContext));
}

/** 1 where a line begins at the left, -1 where it begins at the right: the sign of a step along the line, in pixels. */
export function useLineSign(): 1 | -1 {
  return directionOf(use(LocaleContext)) === "rtl" ? -1 : 1;
}
