import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isPrivateAddress, namesPrivateAddress, PrivateAddressError, publicLookup } from "./private-addresses";

export type Post = {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  timeoutMs: number;
  toPrivate: boolean;
  /** The engine's own end. */
  stop: AbortSignal;
};

/** One attempt. Null when it was taken, else why not. Redirects are not followed: they are no 2xx. */
export async function postOnce({ url, headers, body, timeoutMs, toPrivate, stop }: Post): Promise<string | null> {
  const target = new URL(url);
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    // A name is looked at by `publicLookup`; a bare address never gets there.
    if (!toPrivate && namesPrivateAddress(target)) throw new PrivateAddressError(target.hostname);
    const status = await new Promise<number>((resolve, reject) => {
      const request = (target.protocol === "https:" ? httpsRequest : httpRequest)(target, {
        method: "POST",
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
        // Kept connections would be reused without another look at where they lead.
        agent: false,
        signal: AbortSignal.any([timeout, stop]),
        ...(toPrivate ? {} : { lookup: publicLookup }),
      });
      request.once("socket", (socket) => {
        socket.once("connect", () => {
          const address = socket.remoteAddress ?? "";
          if (!toPrivate && isPrivateAddress(address)) request.destroy(new PrivateAddressError(address));
        });
      });
      request.once("response", (response) => {
        resolve(response.statusCode ?? 0);
        // What the receiver has to say is of no use here, however long.
        response.on("error", () => undefined);
        response.destroy();
      });
      request.once("error", reject);
      request.end(body);
    });
    return status >= 200 && status < 300 ? null : `it answered ${status}`;
  } catch (error) {
    if (timeout.aborted) return `no answer within ${timeoutMs / 1000} s`;
    return error instanceof Error ? error.message || String(error) : String(error);
  }
}
