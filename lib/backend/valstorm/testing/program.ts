import { parseArgs } from "node:util";
import { ValstormStandIn } from "./stand-in";

/** The stand-in as a program: `--port`, `--token`, `--token-seconds`. Prints its base address and runs until it is ended. */
const { values } = parseArgs({
  options: { port: { type: "string" }, token: { type: "string" }, "token-seconds": { type: "string" } },
});

const standIn = await ValstormStandIn.start({
  port: Number(values.port ?? 0),
  ...(values.token ? { token: values.token } : {}),
  ...(values["token-seconds"] ? { tokenSeconds: Number(values["token-seconds"]) } : {}),
});
console.log(`valstorm stand-in listening on ${standIn.baseUrl}`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void standIn.close().then(() => process.exit(0)));
}
