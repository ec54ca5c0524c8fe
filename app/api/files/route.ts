import { listRequestSchema, uploadRequestSchema } from "@/lib/domain/api";
import { compactFile } from "@/lib/domain/listed-file";
import { handle } from "@/lib/server/handle";
import { forgetPages, loadPage } from "@/lib/server/listing/load-page";
import { loadShownPage } from "@/lib/server/pending-archives/hide-pending";
import { uploadTicket } from "@/lib/server/upload-tickets";

/** `age` and `asOf` say from when the answer is. */
export const GET = handle({ role: "viewer", query: listRequestSchema }, async ({ query }) => {
  const { cursor, limit, background, fresh, sort, descending, type, name, public: isPublic } = query;
  const priority = background ? "background" : "person";
  const wanted = {
    limit,
    ...(cursor ? { cursor } : {}),
    ...(sort ? { sort: { by: sort, descending: descending ?? sort !== "name" } } : {}),
    ...(type ? { type } : {}),
    ...(isPublic === undefined ? {} : { isPublic }),
    ...(name ? { name } : {}),
  };
  const page = await loadShownPage(wanted, (request) => loadPage(request, { priority, fresh }));
  const ageSeconds = Math.max(0, Math.round(Date.now() / 1000 - page.asOf));
  const body = { ...page, files: page.files.map(compactFile) };
  return Response.json(body, { headers: { age: String(ageSeconds) } });
});

export const POST = handle({ role: "editor", body: uploadRequestSchema }, async ({ body }) => {
  const ticket = await uploadTicket(body);
  // A ticket of our own server creates nothing yet.
  if (ticket.fileId !== null) await forgetPages();
  return Response.json(ticket, { status: 201 });
});
