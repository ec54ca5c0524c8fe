import { scryptSync, timingSafeEqual } from "node:crypto";
import { sealData, unsealData } from "iron-session";
import { z } from "zod";
import { type Role, roles } from "@/lib/domain/roles";
import { processState } from "./process-state";

export const sessionCookie = "vitrine_session";
export const sessionSeconds = 7 * 24 * 3600;

const sessionSchema = z.object({ role: z.enum(roles) });

/** The sealing key follows the passcode, so that a changed passcode ends every session. Slow on purpose, once per passcode. */
function sealingKey(passcode: string): string {
  const keys = processState("session-keys", () => new Map<string, string>());
  const known = keys.get(passcode);
  if (known) return known;
  const key = scryptSync(passcode, "vitrine session", 32).toString("hex");
  keys.clear();
  keys.set(passcode, key);
  return key;
}

export function sealSession(role: Role, passcode: string): Promise<string> {
  return sealData({ role }, { password: sealingKey(passcode), ttl: sessionSeconds });
}

/** The role of a sealed cookie; null when it is forged, out of date or sealed under another passcode. */
export async function openSession(sealed: string, passcode: string): Promise<Role | null> {
  const session = sessionSchema.safeParse(
    await unsealData(sealed, { password: sealingKey(passcode), ttl: sessionSeconds }),
  );
  return session.success ? session.data.role : null;
}

export function isSamePasscode(given: string, expected: string): boolean {
  const digest = (text: string) => scryptSync(text, "vitrine passcode", 32, { N: 1024 });
  return timingSafeEqual(digest(given), digest(expected));
}
