import { placeholderSize } from "@/lib/domain/placeholder";

const { width, height } = placeholderSize;

/** The colours of the page's sunken surfaces and strong lines, by daylight and by night. */
const style = `rect.ground{fill:#f0f2f2}g{stroke:#878c8c}.dot{fill:#878c8c}
@media (prefers-color-scheme:dark){rect.ground{fill:#1a1d1e}g{stroke:#6f7677}.dot{fill:#6f7677}}`;

const page = `<path d="M28 12h28l16 16v48a8 8 0 0 1-8 8H28a8 8 0 0 1-8-8V20a8 8 0 0 1 8-8z"/><path d="M56 12v16h16"/>`;
const lines = `${page}<path d="M32 44h28M32 54h28M32 64h18"/>`;
/** Types are upstream's words, so a plain object's own names must not be found among them. */
const glyphs = new Map([
  ["VIDEO", `<rect x="14" y="20" width="68" height="56" rx="8"/><path class="dot" d="M42 38v20l17-10z"/>`],
  [
    "IMAGE",
    `<rect x="14" y="18" width="68" height="60" rx="8"/><circle cx="34" cy="38" r="6"/><path d="m15 70 20-19 14 13 14-16 19 20"/>`,
  ],
  ["SLIDESHOW", `<path d="M26 22h44M20 29h56"/><rect x="14" y="36" width="68" height="42" rx="6"/>`],
  ["PDF", lines],
  ["TEXT", lines],
]);

/** Stands in for a thumbnail that cannot be had now: the glyph of the file's type, as on a tile without a picture. */
export function placeholderPicture(type: string | null): string {
  const glyph = glyphs.get(type ?? "") ?? page;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<style>${style}</style><rect class="ground" width="${width}" height="${height}"/>` +
    `<g transform="translate(${width / 2 - 72} ${height / 2 - 72}) scale(1.5)" fill="none" stroke-width="1.5" ` +
    `stroke-linecap="round" stroke-linejoin="round">${glyph}</g></svg>`
  );
}
