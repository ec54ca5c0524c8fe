import { backendChoiceSchema } from "@/lib/domain/backends";
import { backends } from "@/lib/server/backends";
import { handle, RouteError } from "@/lib/server/handle";
import { backendCookie, configuredBackends } from "@/lib/server/which-backend";

const aYear = 365 * 24 * 3600;

/** The backends that are set up, and which of them this browser looks at. */
export const GET = handle({ role: "viewer" }, async () => backends());

/** Chooses one for this browser. Pages that are open belong to the other one: load them anew. */
export const PUT = handle({ role: "viewer", body: backendChoiceSchema }, async ({ body }) => {
  if (!configuredBackends().includes(body.backend)) {
    throw new RouteError("invalid_request", { message: "This backend is not set up here." });
  }
  const cookie = `${backendCookie}=${body.backend}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${aYear}`;
  return Response.json({ current: body.backend }, { headers: { "set-cookie": cookie } });
});
