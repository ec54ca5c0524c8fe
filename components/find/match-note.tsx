"use client";

import { useText } from "@/components/ui/locale";
import type { MatchReason } from "@/lib/domain/library-query";
import { findTexts } from "@/lib/messages/en/find";

/** Why the library index found a file, when its name alone does not show it. */
export function MatchNote({ match }: { match: MatchReason }) {
  const text = useText(findTexts);
  const places = { name: text.inName, description: text.inDescription, tag: text.inTag };
  return (
    <div className="truncate text-faint text-xs leading-5">
      {match.isFuzzy ? `${places[match.where]} · ${text.alike}` : places[match.where]}
    </div>
  );
}
