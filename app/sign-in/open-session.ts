import { errorEnvelopeSchema } from "@/lib/domain/errors";
import { signInTexts } from "@/lib/messages/en/sign-in";
import { pageLocale } from "@/lib/messages/locale";

/** Trades the passcode for a session cookie. Null when it was right, else why not, in words for the person. */
export async function openSession(passcode: string): Promise<string | null> {
  const { answeredWith, unreachable } = signInTexts(pageLocale());
  let response: Response;
  try {
    response = await fetch("/api/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ passcode }),
    });
  } catch {
    return unreachable;
  }
  if (response.ok) return null;
  const failure = errorEnvelopeSchema.safeParse(await response.json().catch(() => null));
  return failure.success ? failure.data.error.message : answeredWith(response.status);
}
