import { headers } from "next/headers";
import { requestText } from "@/app/request-text";
import { LibraryPage } from "@/components/library/library-page";
import { FullState } from "@/components/ui/full-state";
import { pageTexts } from "@/lib/messages/en/page";
import { roleOf } from "@/lib/server/access";
import { backend, backendIsConfigured } from "@/lib/server/backend";
import { firstPage } from "@/lib/server/listing/first-page";
import { failures } from "@/lib/server/messages";

export default async function Page() {
  // The proxy lets nobody without a role come here; should it ever, a viewer can do least.
  const role = await roleOf(await headers());
  if (!backendIsConfigured()) return <NoBackend />;
  const first = role ? firstPage() : Promise.resolve(null);
  return <LibraryPage capabilities={backend().capabilities} role={role ?? "viewer"} firstPage={first} />;
}

async function NoBackend() {
  const text = await requestText(pageTexts);
  return (
    <main className="grid min-h-dvh place-items-center">
      <FullState heading="h1" title={text.notConnected}>
        {failures.backend_not_configured.message}
      </FullState>
    </main>
  );
}
