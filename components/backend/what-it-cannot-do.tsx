"use client";

import { useFormats, useText } from "@/components/ui/locale";
import { type AbsenceReason, absenceReasons, type Feature, features } from "@/lib/domain/capabilities";
import { absenceTexts } from "@/lib/messages/en/absences";
import { backendTexts } from "@/lib/messages/en/backends";
import { usePresentBackend } from "./present-backend";

/** Limits that there are not are nothing to be missed. */
const isMissed = (feature: Feature) => feature !== "hourly_limits";

/** For whoever looks for a control that is not there: what this backend lacks, and why. Nothing when it lacks nothing. */
export function WhatItCannotDo() {
  const text = useText(backendTexts);
  const why = useText(absenceTexts);
  const { list } = useFormats();
  const { name, capabilities } = usePresentBackend();
  const lacking = (reason: AbsenceReason) =>
    features.filter((feature) => isMissed(feature) && capabilities.absent[feature] === reason);
  const reasons = absenceReasons.filter((reason) => lacking(reason).length > 0);
  if (reasons.length === 0) return null;
  return (
    <section aria-labelledby="cannot-do-title">
      <h3 id="cannot-do-title" className="font-medium text-sm">
        {text.cannotDo(name)}
      </h3>
      <dl className="mt-1 divide-y divide-line">
        {reasons.map((reason) => (
          <div key={reason} className="py-2 text-xs leading-5">
            <dt className="font-medium">{list(lacking(reason).map((feature) => text.features[feature]))}</dt>
            <dd className="text-pretty text-muted">{why[reason](name)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
