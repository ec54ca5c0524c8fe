/** A map that forgets what was set longest ago once it holds `capacity` entries. */
export class BoundedMap<K, V> {
  readonly #entries = new Map<K, V>();
  constructor(readonly capacity: number) {}

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.capacity) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  get isFull(): boolean {
    return this.#entries.size >= this.capacity;
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  keys(): Iterable<K> {
    return this.#entries.keys();
  }

  clear(): void {
    this.#entries.clear();
  }
}
