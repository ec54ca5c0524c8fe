import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { FullState } from "@/components/ui/full-state";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <FullState
        heading="h1"
        title="There is nothing at this address"
        actions={
          <Link href="/" className={buttonClass("primary")}>
            Go to the library
          </Link>
        }
      >
        The link may be mistyped, or the file it pointed to is no longer shared.
      </FullState>
    </main>
  );
}
