/** True for files of which a picture can be made from their own bytes. */
export function isDrawable(type: string | null): boolean {
  return type === "IMAGE" || type === "VIDEO";
}
