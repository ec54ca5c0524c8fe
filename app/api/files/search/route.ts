import { searchRequestSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { remember } from "@/lib/server/source-broker";

export const POST = handle({ role: "viewer", body: searchRequestSchema }, async ({ body, signal }) => {
  const { typing, ...request } = body;
  const found = await backend().search(request, { signal, priority: typing ? "typing" : "person" });
  remember(found.results.map(({ file }) => file));
  return found;
});
