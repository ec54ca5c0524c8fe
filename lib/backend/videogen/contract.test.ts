import { inject } from "vitest";
import { TestEngine } from "@/lib/engine/testing/test-engine";
import { type ContractSubject, describeBackend } from "../contract";
import { createVideogenBackend } from ".";

declare module "vitest" {
  interface ProvidedContext {
    liveServices: {
      videogen?: { apiKey: string; baseUrl: string };
      valstorm?: { token: string; baseUrl: string };
    };
  }
}

const nowhere = "http://127.0.0.1:1";

describeBackend("VideoGen's adapter over the engine", async () => {
  const engine = await TestEngine.start();
  return subject({ apiKey: engine.apiKey, baseUrl: engine.url }, () => engine.remove());
});

const { videogen } = inject("liveServices");
if (videogen) describeBackend("VideoGen's adapter over VideoGen", async () => subject(videogen), { isLive: true });

function subject(key: { apiKey: string; baseUrl: string }, stop = async () => {}): ContractSubject {
  return {
    backend: createVideogenBackend(key),
    withWrongKey: createVideogenBackend({ ...key, apiKey: `${key.apiKey}x` }),
    unreachable: createVideogenBackend({ ...key, baseUrl: nowhere, timing: { firstWaitMs: 1 } }),
    stop,
  };
}
