import { headers } from "next/headers";
import { LibraryPage } from "@/components/library/library-page";
import { roleOf } from "@/lib/server/access";
import { backend } from "@/lib/server/backend";

export default async function Page() {
  // The proxy lets nobody without a role come here; should it ever, a viewer can do least.
  const role = (await roleOf(await headers())) ?? "viewer";
  return <LibraryPage capabilities={backend().capabilities} role={role} />;
}
