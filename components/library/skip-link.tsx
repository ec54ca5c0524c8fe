import { useText } from "@/components/ui/locale";
import { libraryTexts } from "@/lib/messages/en/library";

/** The first thing that Tab comes to, and only seen then: past search, filters and menus to the files. */
export function SkipLink() {
  const text = useText(libraryTexts);
  return (
    <a
      href={`#${libraryMainId}`}
      onClick={(event) => {
        const file = document.querySelector<HTMLElement>(`#${libraryMainId} [data-position][tabindex="0"]`);
        if (!file) return;
        event.preventDefault();
        file.focus();
      }}
      className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-3 focus:z-50 focus:rounded-control focus:bg-surface focus:px-4 focus:py-2.5 focus:font-medium focus:text-sm focus:shadow-floating"
    >
      {text.skipToFiles}
    </a>
  );
}

/** The element that has the files and what is around them. */
export const libraryMainId = "library";
