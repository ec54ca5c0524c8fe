const key = "vitrine-browser";
let name: string | null = null;

/** A name at random by which this browser knows what it did itself, also after a reload where it may remember. */
export function browserName(): string {
  name ??= remembered() ?? crypto.randomUUID();
  return name;
}

function remembered(): string | null {
  try {
    const known = localStorage.getItem(key);
    if (known) return known;
    const made = crypto.randomUUID();
    localStorage.setItem(key, made);
    return made;
  } catch {
    // A browser that remembers nothing.
    return null;
  }
}
