import type { Health } from "@/lib/domain/api";
import { connection } from "@/lib/server/connection";
import { handle } from "@/lib/server/handle";

/** Anyone may ask: many who do cost the backend no more than one. */
const memoryMs = 2_000;

/** 200 while the backend answers and takes our key, else 503. Needs no session and says nothing of the library. */
export const GET = handle({ role: "public" }, async () => {
  const { state } = await connection(memoryMs);
  // A backend that says "later" is there.
  const isUp = state === "ok" || state === "limited";
  const health: Health = { status: isUp ? "ok" : "degraded", backend: isUp ? "ok" : state };
  return Response.json(health, { status: isUp ? 200 : 503 });
});
