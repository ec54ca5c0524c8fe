import { headers } from "next/headers";
import { requestText } from "@/app/request-text";
import { LazyLibrary } from "@/components/library/lazy-library";
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
  return withBackend(chosenBackend(sent), async () => {
    const { page } = role ? await firstPage() : { page: null };
    return <LazyLibrary capabilities={backend().capabilities} role={role ?? "viewer"} firstPage={page} />;
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
