import { useEffect } from "react";
import { useText } from "@/components/ui/locale";
import { drawerTexts } from "@/lib/messages/en/drawer";

/** Names the page after what is open in it, as tabs, bookmarks and the browser's history show it. */
export function useDocumentTitle(name: string | null): void {
  const text = useText(drawerTexts);
  useEffect(() => {
    if (name === null) return;
    const before = document.title;
    document.title = text.pageTitle(name);
    return () => {
      document.title = before;
    };
  }, [name, text]);
}
