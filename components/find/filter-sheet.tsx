"use client";

import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import { Dialog } from "radix-ui";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useFormats, useText } from "@/components/ui/locale";
import { fileTexts } from "@/lib/messages/en/files";
import { refineTexts } from "@/lib/messages/en/refine";
import type { FacetChoice } from "./facet-menu";
import { facetWord } from "./facet-words";
import { Tick } from "./menu";

/** All facets in one sheet from below, for narrow windows. What is chosen shows behind it at once. */
export function FilterSheet({
  choices,
  count,
  onClear,
}: {
  choices: readonly FacetChoice[];
  count: number;
  onClear(): void;
}) {
  const text = useText(refineTexts);
  const files = useText(fileTexts);
  const { number } = useFormats();
  return (
    <Dialog.Root>
      <Dialog.Trigger
        aria-label={count > 0 ? text.filtersActive(count) : text.filters}
        className={classNames(
          "inline-flex h-9 items-center gap-1.5 rounded-control px-2.5 font-medium text-[13px] hover:bg-hover [&_svg]:size-4",
          count > 0 ? "bg-accent-soft text-accent" : "text-muted",
        )}
      >
        <SlidersHorizontal aria-hidden />
        {text.filters}
        {count > 0 ? <span className="tabular-nums">{number(count)}</span> : null}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade-in bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-40 flex max-h-[85dvh] animate-slide-in-up flex-col rounded-t-panel bg-surface shadow-floating"
        >
          <Dialog.Title className="px-5 pt-5 pb-2 font-semibold text-base tracking-tight">{text.filters}</Dialog.Title>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-4">
            {choices.map(({ facet, values, chosen, onToggle }) => (
              <fieldset key={facet} className="border-t py-3 first:border-t-0">
                <legend className="sr-only">{text.filterBy(text.facets[facet])}</legend>
                <p aria-hidden className="pb-1 font-medium text-faint text-xs">
                  {text.facets[facet]}
                </p>
                {values.map(({ value, count }) => (
                  <label key={value} className="flex min-h-11 items-center gap-3 text-sm">
                    <input
                      type="checkbox"
                      className="peer sr-only"
                      checked={chosen.includes(value)}
                      onChange={() => onToggle(value)}
                    />
                    <span className="rounded peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2">
                      <Tick isOn={chosen.includes(value)} />
                    </span>
                    <bdi className="min-w-0 flex-1 truncate">{facetWord(text, files, facet, value)}</bdi>
                    <span className="text-faint text-xs tabular-nums">{number(count)}</span>
                  </label>
                ))}
              </fieldset>
            ))}
          </div>
          <div className="flex gap-3 border-t p-4">
            <Button className="flex-1" disabled={count === 0} onClick={onClear}>
              {text.clearAll}
            </Button>
            <Dialog.Close asChild>
              <Button variant="primary" className="flex-1">
                {text.showFiles}
              </Button>
            </Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
