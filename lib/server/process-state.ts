/**
 * State that lives as long as this process. Next bundles pages and route handlers apart, each with its own copy of
 * every module, so a module-level variable would not be one variable.
 */
export function processState<T>(name: string, create: () => T): T {
  const key = Symbol.for(`vitrine.${name}`);
  if (!Reflect.has(globalThis, key)) Reflect.set(globalThis, key, create());
  return Reflect.get(globalThis, key);
}
