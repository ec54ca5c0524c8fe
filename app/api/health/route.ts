import { BackendError } from "@/lib/backend/port";
import type { Health } from "@/lib/domain/api";
import { backend } from "@/lib/server/backend";
import { handle } from "@/lib/server/handle";

/** 200 while the backend answers and takes our key, else 503. Needs no session and says nothing of the library. */
export const GET = handle({ role: "public" }, async ({ signal }) => {
  const health = await checkBackend(signal);
  return Response.json(health, { status: health.status === "ok" ? 200 : 503 });
});

async function checkBackend(signal: AbortSignal): Promise<Health> {
  try {
    await backend().checkConnection({ signal });
    return { status: "ok", backend: "ok" };
  } catch (error) {
    const rejected = error instanceof BackendError && error.code === "backend_key_rejected";
    return { status: "degraded", backend: rejected ? "key_rejected" : "unreachable" };
  }
}
