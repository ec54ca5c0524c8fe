import { headers } from "next/headers";
import { LibraryPage } from "@/components/library/library-page";
import { FullState } from "@/components/ui/full-state";
import { roleOf } from "@/lib/server/access";
import { backend, backendIsConfigured } from "@/lib/server/backend";
import { failures } from "@/lib/server/messages";

export default async function Page() {
  // The proxy lets nobody without a role come here; should it ever, a viewer can do least.
  const role = (await roleOf(await headers())) ?? "viewer";
  if (!backendIsConfigured()) return <NoBackend />;
  return <LibraryPage capabilities={backend().capabilities} role={role} />;
}

function NoBackend() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <FullState heading="h1" title="No library is connected yet">
        {failures.backend_not_configured.message}
      </FullState>
    </main>
  );
}
