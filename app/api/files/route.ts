import { listRequestSchema, uploadRequestSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { forgetPages, loadPage } from "@/lib/server/listing/load-page";

/** `age` and `asOf` say from when the answer is. */
export const GET = handle({ role: "viewer", query: listRequestSchema }, async ({ query }) => {
  const { cursor, limit, background, fresh } = query;
  const priority = background ? "background" : "person";
  const page = await loadPage({ limit, ...(cursor ? { cursor } : {}) }, { priority, fresh });
  const ageSeconds = Math.max(0, Math.round(Date.now() / 1000 - page.asOf));
  return Response.json(page, { headers: { age: String(ageSeconds) } });
});

export const POST = handle({ role: "editor", body: uploadRequestSchema }, async ({ body }) => {
  const ticket = await backend().createUpload(body);
  await forgetPages();
  return Response.json(ticket, { status: 201 });
});
