const loopbackName = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|(::ffff:)?127(\.\d{1,3}){3})$/i;

/** True for names and addresses that only this machine itself can mean. A port is ignored. */
export function isLoopbackHost(host: string): boolean {
  const name = host.trim().replace(/^(\[[^\]]*\]|[^:]*):\d+$/, "$1");
  return loopbackName.test(name) || /^[a-z0-9-]+\.localhost$/i.test(name);
}

/**
 * True when a request was made on this machine to this machine: the name asked for is a loopback name (a page of
 * another site that points its own name at 127.0.0.1 is not), the server says so of the sender, and no proxy says it
 * passed it on for somebody else.
 */
export function isLoopbackRequest(headers: Headers): boolean {
  const all = (name: string) => (headers.get(name) ?? "").split(",").filter((part) => part.trim() !== "");
  const host = headers.get("host");
  if (!host || !isLoopbackHost(host)) return false;
  if (headers.has("forwarded")) return false;
  const senders = all("x-forwarded-for");
  return senders.length > 0 && [...all("x-forwarded-host"), ...senders].every(isLoopbackHost);
}
