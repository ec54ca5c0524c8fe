import { statusRequestSchema } from "@/lib/domain/api";
import { handle } from "@/lib/server/handle";
import { status } from "@/lib/server/status";

/** The connection, the hour's calls and what is done without, for people. */
export const GET = handle({ role: "viewer", query: statusRequestSchema }, ({ query }) => status(query));
