/** A backend's constant as words: "GENERATE_IMAGE" → "Generate image". */
export function sentence(constant: string): string {
  const words = constant.toLowerCase().replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
