"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useText } from "@/components/ui/locale";
import { signInTexts } from "@/lib/messages/en/sign-in";
import { openSession } from "./open-session";

/** One field. What was typed stays when it was wrong, so that a slip can be mended. */
export function PasscodeForm({ next }: { next: string }) {
  const text = useText(signInTexts);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  const [isOpening, setIsOpening] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const passcode = field.current?.value ?? "";
    if (passcode === "") {
      setError(text.passcodeMissing);
      field.current?.focus();
      return;
    }
    setIsOpening(true);
    setError(null);
    const refusal = await openSession(passcode);
    if (refusal === null) {
      // A full load: the page that answered 401 is asked for again with the new session.
      window.location.assign(next);
      return;
    }
    setIsOpening(false);
    setError(refusal);
    field.current?.select();
  }

  return (
    <form onSubmit={submit} noValidate>
      <h1 className="font-semibold text-lg tracking-tight">{text.title}</h1>
      <label htmlFor={id} className="mt-1 block text-muted text-sm leading-6">
        {text.enterPasscode}
      </label>
      <input
        ref={field}
        id={id}
        type="password"
        name="passcode"
        autoComplete="current-password"
        aria-invalid={error !== null}
        aria-describedby={`${id}-error`}
        onInput={() => setError(null)}
        className="mt-4 block h-11 w-full rounded-control border border-line-strong bg-canvas px-3 text-base aria-invalid:border-danger"
      />
      <p id={`${id}-error`} role="alert" className="min-h-6 pt-2 text-danger text-sm leading-5">
        {error}
      </p>
      <Button type="submit" variant="primary" disabled={isOpening} className="mt-2 w-full">
        {isOpening ? text.signingIn : text.signIn}
      </Button>
    </form>
  );
}
