import { type NextRequest, NextResponse } from "next/server";
import { roleOf } from "@/lib/server/access";
import { contentSecurityPolicy } from "@/lib/server/content-security-policy";
import { env } from "@/lib/server/env";
import { chooseLocale, localeCookie, localeHeader } from "@/lib/server/locale";
import { mediaOrigins } from "@/lib/server/media-origins";

const yearSeconds = 365 * 24 * 3600;

/**
 * Every page passes here: it asks for the passcode, and everything but an embed refuses to be framed. The API does not:
 * `handle.ts` checks its access and `next.config.ts` sets its headers, so a thousand thumbnails do not pay for pages. No
 * request that matches may carry a large body: Next cuts it at 10 MB.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search, searchParams } = request.nextUrl;
  const framable = /^\/embed\/[^/]+\/?$/.test(pathname);
  const nonce = btoa(crypto.randomUUID());
  const { NODE_ENV } = env();
  const policy = contentSecurityPolicy({
    nonce,
    framable,
    mediaOrigins: mediaOrigins(),
    development: NODE_ENV === "development",
  });

  const forwarded = new Headers(request.headers);
  forwarded.set("x-nonce", nonce);
  forwarded.set("content-security-policy", policy);
  const asked = searchParams.get("locale");
  const locale = chooseLocale(asked, request.cookies.get(localeCookie)?.value);
  forwarded.set(localeHeader, locale);

  const open = framable || pathname === "/sign-in";
  const answer =
    open || (await roleOf(request.headers))
      ? NextResponse.next({ request: { headers: forwarded } })
      : NextResponse.rewrite(signInUrl(request, pathname + search), { status: 401, request: { headers: forwarded } });

  answer.headers.set("content-security-policy", policy);
  if (!framable) answer.headers.set("x-frame-options", "DENY");
  // Other people's pages keep nothing of ours in the browser.
  if (!framable && asked === locale) answer.cookies.set(localeCookie, locale, { sameSite: "lax", maxAge: yearSeconds });
  return answer;
}

function signInUrl(request: NextRequest, next: string): URL {
  const url = new URL("/sign-in", request.url);
  url.searchParams.set("next", next);
  return url;
}

export const config = { matcher: ["/((?!_next/static/|api/|icon.svg$).*)"] };
