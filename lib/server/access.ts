import type { Role } from "@/lib/domain/roles";
import { env } from "./env";
import { isLoopbackHost, isLoopbackRequest } from "./loopback";
import { openSession, sessionCookie } from "./session";

export function passcodeIsSet(): boolean {
  return env().ACCESS_PASSCODE !== undefined;
}

/**
 * The role of whoever sent these headers, or null. Open on loopback while Vitrine is meant for this machine alone;
 * everywhere else only a session opened with the passcode counts.
 */
export async function roleOf(headers: Headers): Promise<Role | null> {
  const { ACCESS_PASSCODE, PUBLIC_HOST } = env();
  if (isLoopbackHost(PUBLIC_HOST) && isLoopbackRequest(headers)) return "editor";
  const sealed = cookieValue(headers, sessionCookie);
  return ACCESS_PASSCODE && sealed ? openSession(sealed, ACCESS_PASSCODE) : null;
}

/** Did this browser give the passcode? */
export function hasSession(headers: Headers): boolean {
  return Boolean(cookieValue(headers, sessionCookie));
}

/** Undefined when the request carries no such cookie, or one that cannot be read. */
export function cookieValue(headers: Headers, name: string): string | undefined {
  const prefix = `${name}=`;
  const pair = (headers.get("cookie") ?? "").split(/;\s*/).find((part) => part.startsWith(prefix));
  return pair && decodeURIComponent(pair.slice(prefix.length));
}

/** False when a browser says that a page of another origin sends this. Programs send no Origin and pass. */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) return [null, "same-origin", "none"].includes(headers.get("sec-fetch-site"));
  const ownHosts = [headers.get("host"), headers.get("x-forwarded-host")];
  return URL.canParse(origin) && ownHosts.includes(new URL(origin).host);
}
