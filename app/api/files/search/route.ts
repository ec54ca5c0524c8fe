import { searchRequestSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { presentAll } from "@/lib/server/sources/present-all";

export const POST = handle({ role: "viewer", body: searchRequestSchema }, async ({ body, signal }) => {
  const { typing, ...request } = body;
  const { results } = await backend().search(request, { signal, priority: typing ? "typing" : "person" });
  const files = presentAll(results.map(({ file }) => file));
  return { results: results.flatMap(({ similarity }, at) => (files[at] ? [{ similarity, file: files[at] }] : [])) };
});
