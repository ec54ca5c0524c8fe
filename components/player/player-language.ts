import { addTranslation, setLanguage } from "media-chrome/dist/utils/i18n.js";
import { controlTexts } from "@/lib/messages/en/player-controls";
import type { Locale } from "@/lib/messages/locale";

/** Teaches the player's controls a language. They take their labels when they are made: call it before. */
export function teachLanguage(locale: Locale): void {
  addTranslation(locale, { ...controlTexts(locale) });
  setLanguage(locale);
}
