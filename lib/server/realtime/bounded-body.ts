import { RouteError } from "../handle";

/** The request's body as it came. Throws `too_large` as soon as it is known to be, without reading the rest. */
export async function readBounded(request: Request, mostBytes: number): Promise<Buffer> {
  const tooLarge = () =>
    new RouteError("too_large", { message: `The request's body is larger than ${mostBytes / 1_000_000} MB.` });
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts);
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(value);
  }
}
