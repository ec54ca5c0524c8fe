import { listRequestSchema, uploadRequestSchema } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";
import { presentAll } from "@/lib/server/sources/present-all";

export const GET = handle({ role: "viewer", query: listRequestSchema }, async ({ query, signal }) => {
  const { cursor, limit, background } = query;
  const priority = background ? "background" : "person";
  const page = await backend().list({ limit, ...(cursor ? { cursor } : {}) }, { signal, priority });
  return { ...page, files: presentAll(page.files) };
});

export const POST = handle({ role: "editor", body: uploadRequestSchema }, async ({ body }) =>
  Response.json(await backend().createUpload(body), { status: 201 }),
);
