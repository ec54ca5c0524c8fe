/** The first of `count` places that passes, looked for from `from` on and then from the top. */
export function firstFrom(count: number, from: number, passes: (place: number) => boolean): number | null {
  for (let step = 0; step < count; step += 1) {
    const place = (from + step) % count;
    if (passes(place)) return place;
  }
  return null;
}

/** As people type: capitals and small letters are one. */
export function startsSo(name: string, start: string): boolean {
  return name.slice(0, start.length).toLowerCase() === start.toLowerCase();
}
