import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { FullState } from "@/components/ui/full-state";
import { pageTexts } from "@/lib/messages/en/page";
import { requestText } from "./request-text";

export default async function NotFound() {
  const text = await requestText(pageTexts);
  return (
    <main className="grid min-h-dvh place-items-center">
      <FullState
        heading="h1"
        title={text.nothingHere}
        actions={
          <Link href="/" className={buttonClass("primary")}>
            {text.goToLibrary}
          </Link>
        }
      >
        {text.nothingHereHelp}
      </FullState>
    </main>
  );
}
