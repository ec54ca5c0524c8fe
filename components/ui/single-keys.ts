/** Where this device remembers whether single keys are shortcuts. */
export const singleKeysStorage = "vitrine.single-keys";

/** False when the person turned shortcuts of a single key off. */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(singleKeysStorage) !== "off";
  } catch {
    // In a frame of another site the browser may keep the storage from us.
    return true;
  }
}
