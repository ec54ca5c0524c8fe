import { sentence } from "@/lib/domain/sentence";
import type { FileTexts } from "./en/files";

/** A type as people call it; one newer than this code is shown as the backend writes it. */
export function typeWord({ file, types }: FileTexts, type: string | null): string {
  return type === null ? file : named(types, type);
}

/** Where a file is kept, as people call it. */
export function scopeWord({ scopes }: FileTexts, scope: string): string {
  return named(scopes, scope);
}

function named(words: { readonly [constant: string]: string }, constant: string): string {
  return (Object.hasOwn(words, constant) ? words[constant] : undefined) ?? sentence(constant);
}
