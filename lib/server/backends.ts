import type { Backends } from "@/lib/domain/backends";
import { backend } from "./backend";
import { configuredBackends, currentBackend, withBackend } from "./which-backend";

/** What may be switched between, and what the present work is for. */
export function backends(): Backends {
  return {
    current: currentBackend(),
    backends: configuredBackends().map((key) => {
      const { name, capabilities } = withBackend(key, backend);
      return { key, name, capabilities };
    }),
  };
}
