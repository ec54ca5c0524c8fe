import { searchRequestSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { remember } from "@/lib/server/source-broker";

export const POST = handle({ role: "viewer", body: searchRequestSchema }, async ({ body, signal }) => {
  const found = await backend().search(body, { signal });
  remember(found.results.map(({ file }) => file));
  return found;
});
