/** A start that cannot succeed, with words for whoever started it. */
export class StartError extends Error {
  override readonly name = "StartError";
}
