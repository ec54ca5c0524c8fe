import { inject } from "vitest";
import { type ContractSubject, describeBackend } from "../contract";
import { createValstormBackend } from ".";
import { ValstormStandIn } from "./testing/stand-in";

const nowhere = "http://127.0.0.1:1/v1";

describeBackend("Valstorm's adapter over its stand-in", async () => {
  const standIn = await ValstormStandIn.start();
  return subject(standIn, () => standIn.close());
});

describeBackend("Valstorm's adapter over one that cannot compare and reads backslashes", async () => {
  const standIn = await ValstormStandIn.start({
    dialect: { compares: false, quotes: "backslash", minds: false },
    listShape: "data",
    uploadShape: "files",
    tokenShape: "text",
  });
  return subject(standIn, () => standIn.close());
});

const { valstorm } = inject("liveServices");
if (valstorm) describeBackend("Valstorm's adapter over Valstorm", async () => subject(valstorm), { isLive: true });

function subject(key: { token: string; baseUrl: string }, stop = async () => {}): ContractSubject {
  const quiet = { timing: { firstWaitMs: 1 }, log: () => undefined };
  return {
    backend: createValstormBackend({ ...quiet, token: key.token, baseUrl: key.baseUrl }),
    withWrongKey: createValstormBackend({ ...quiet, token: "wrong", baseUrl: key.baseUrl }),
    unreachable: createValstormBackend({ ...quiet, token: key.token, baseUrl: nowhere }),
    stop,
  };
}
