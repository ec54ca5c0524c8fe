import { headers } from "next/headers";
import { requestText } from "@/app/request-text";
import { LibraryPage } from "@/components/library/library-page";
import { FullState } from "@/components/ui/full-state";
import { pageTexts } from "@/lib/messages/en/page";
import { roleOf } from "@/lib/server/access";
import { backend, backendIsConfigured } from "@/lib/server/backend";
import { firstPage } from "@/lib/server/listing/first-page";
import { failures } from "@/lib/server/messages";
import { chosenBackend, withBackend } from "@/lib/server/which-backend";

export default async function Page() {
  // The proxy lets nobody without a role come here; should it ever, a viewer can do least.
  const sent = await headers();
  const role = await roleOf(sent);
  if (!backendIsConfigured()) return <NoBackend />;
  return withBackend(chosenBackend(sent), () => (
    <LibraryPage
      capabilities={backend().capabilities}
      role={role ?? "viewer"}
      firstPage={role ? firstPage() : Promise.resolve(null)}
    />
  ));
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
