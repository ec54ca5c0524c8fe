import { searchRequestSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { withoutPending } from "@/lib/server/pending-archives/hide-pending";
import { presentAll } from "@/lib/server/sources/present-all";

export const POST = handle({ role: "viewer", body: searchRequestSchema }, async ({ body, signal }) => {
  const { typing, ...request } = body;
  const found = await backend().search(request, { signal, priority: typing ? "typing" : "person" });
  const results = await withoutPending(found.results, ({ file }) => file.fileId);
  const files = presentAll(results.map(({ file }) => file));
  return { results: results.flatMap(({ similarity }, at) => (files[at] ? [{ similarity, file: files[at] }] : [])) };
});
