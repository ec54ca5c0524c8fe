import { BackendError } from "@/lib/backend/port";
import type { Status } from "@/lib/domain/api";
import { backend } from "./backend";
import { SingleFlight } from "./single-flight";
import { backendState } from "./which-backend";

type Connection = Status["connection"];

const last = () => backendState("connection", (): { known: Connection | null } => ({ known: null }));
const flights = () => backendState("connection-flight", () => new SingleFlight<Connection>());

/** Whether the backend answers and takes our key, asked at most once within `memoryMs`. */
export async function connection(memoryMs: number): Promise<Connection> {
  const { known } = last();
  if (known && Date.now() - known.checkedAt * 1000 < memoryMs) return known;
  return flights().run("connection", async () => {
    const checked = { ...(await check()), checkedAt: Date.now() / 1000 };
    last().known = checked;
    return checked;
  });
}

async function check(): Promise<Omit<Connection, "checkedAt">> {
  try {
    const { account } = await backend().checkConnection({ priority: "view" });
    return { state: "ok", account };
  } catch (error) {
    const account = last().known?.account ?? null;
    const code = error instanceof BackendError ? error.code : null;
    if (code === "rate_limited") return { state: "limited", account };
    return { state: code === "backend_key_rejected" ? "key_rejected" : "unreachable", account };
  }
}
