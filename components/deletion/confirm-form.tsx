"use client";

import Trash from "lucide-react/icons/trash-2";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { useFormats, useText } from "@/components/ui/locale";
import { shownName } from "@/lib/domain/display-name";
import { deletionTexts } from "@/lib/messages/en/deletion";
import { isProof, type Wanted } from "./typed-proof";

/** Wants the name of the file, or the number of files, typed. */
export function ConfirmForm({ wanted, onConfirm, onCancel }: { wanted: Wanted; onConfirm(): void; onCancel(): void }) {
  const text = useText(deletionTexts);
  const formats = useFormats();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isRefused, setIsRefused] = useState(false);
  const isProven = isProof(typed, wanted);

  function confirm(event: FormEvent): void {
    event.preventDefault();
    if (isProven) onConfirm();
    else setIsRefused(true);
  }

  return (
    <form onSubmit={confirm} className="space-y-4">
      <label htmlFor={`${id}-typed`} className="block text-sm">
        {wanted.kind === "name" ? text.typeName : text.typeCount}
        <bdi className="mt-1 block select-none whitespace-pre-wrap break-words font-medium font-mono text-[13px] leading-5">
          {wanted.kind === "name" ? shownName(wanted.name, wanted.name) : formats.number(wanted.count)}
        </bdi>
      </label>
      <div>
        <input
          id={`${id}-typed`}
          dir="auto"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setIsRefused(false);
          }}
          aria-describedby={`${id}-refusal`}
          aria-invalid={isRefused}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          {...(wanted.kind === "count" ? { inputMode: "numeric" } : {})}
          className="h-10 w-full rounded-control border border-line-strong bg-surface px-3 text-sm aria-invalid:border-danger"
        />
        <p id={`${id}-refusal`} role="alert" className="mt-1 min-h-5 text-danger text-xs leading-5">
          {isRefused ? (wanted.kind === "name" ? text.differs : text.countDiffers) : null}
        </p>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{text.cancel}</Button>
        <Button type="submit" variant="danger" aria-disabled={!isProven} className="aria-disabled:opacity-50">
          <Trash aria-hidden />
          {text.delete}
        </Button>
      </div>
    </form>
  );
}
