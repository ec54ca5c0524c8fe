import { headers } from "next/headers";
import { requestText } from "@/app/request-text";
import { BackendsProvider } from "@/components/backend/present-backend";
import { LazyLibrary } from "@/components/library/lazy-library";
import { FullState } from "@/components/ui/full-state";
import { pageTexts } from "@/lib/messages/en/page";
import { hasSession, roleOf } from "@/lib/server/access";
import { backend, backendIsConfigured } from "@/lib/server/backend";
import { backends } from "@/lib/server/backends";
import { firstPage } from "@/lib/server/listing/first-page";
import { failures } from "@/lib/server/messages";
import { chosenBackend, withBackend } from "@/lib/server/which-backend";

export default async function Page() {
  // The proxy lets nobody without a role come here; should it ever, a viewer can do least.
  const sent = await headers();
  const role = await roleOf(sent);
  if (!backendIsConfigured()) return <NoBackend />;
  return withBackend(chosenBackend(sent), async () => {
    const { page } = role ? await firstPage() : { page: null };
    return (
      <BackendsProvider backends={backends()}>
        <LazyLibrary
          capabilities={backend().capabilities}
          role={role ?? "viewer"}
          canSignOut={role !== null && hasSession(sent)}
          firstPage={page}
        />
      </BackendsProvider>
    );
  });
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
