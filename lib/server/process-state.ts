/**
 * State that lives as long as this process. Pages and route handlers are bundled apart (by Next, and for our own server
 * by `build-api.mjs`), each with its own copy of every module, so a module-level variable would not be one variable.
 */
export function processState<T>(name: string, create: () => T): T {
  const key = Symbol.for(`vitrine.${name}`);
  if (!Reflect.has(globalThis, key)) Reflect.set(globalThis, key, create());
  return Reflect.get(globalThis, key);
}
