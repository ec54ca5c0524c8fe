import { passcodeSchema } from "@/lib/domain/api";
import { countFailedAttempt, secondsUntilNextAttempt } from "@/lib/server/attempts";
import { env } from "@/lib/server/env";
import { handle, RouteError } from "@/lib/server/handle";
import { isSamePasscode, sealSession, sessionCookie, sessionSeconds } from "@/lib/server/session";

/** Signs in with the passcode. */
export const POST = handle({ role: "public", body: passcodeSchema }, async ({ body, headers }) => {
  const passcode = env().ACCESS_PASSCODE;
  if (!passcode) throw new RouteError("passcode_not_set");
  const wait = secondsUntilNextAttempt();
  if (wait > 0) {
    const message = `Too many wrong passcodes. Try again in ${wait} seconds.`;
    throw new RouteError("rate_limited", { message, retryAfterSeconds: wait });
  }
  if (!isSamePasscode(body.passcode, passcode)) {
    countFailedAttempt();
    throw new RouteError("passcode_wrong");
  }
  const secure = headers.get("x-forwarded-proto")?.startsWith("https") ?? false;
  return cookieAnswer(await sealSession("editor", passcode), sessionSeconds, secure);
});

/** Signs out. */
export const DELETE = handle({ role: "public" }, async () => cookieAnswer("", 0, false));

function cookieAnswer(value: string, maxAge: number, secure: boolean): Response {
  const parts = [
    `${sessionCookie}=${encodeURIComponent(value)}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${maxAge}`,
  ];
  if (secure) parts.push("Secure");
  return new Response(null, { status: 204, headers: { "set-cookie": parts.join("; ") } });
}
