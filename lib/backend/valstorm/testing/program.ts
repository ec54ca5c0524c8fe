import { parseArgs } from "node:util";
import { ValstormStandIn } from "./stand-in";

/** The stand-in as a program: `--port`, `--token`, `--token-seconds`, `--most-range-bytes`. Prints its base address and runs until it is ended. */
const { values } = parseArgs({
  options: {
    port: { type: "string" },
    token: { type: "string" },
    "token-seconds": { type: "string" },
    "most-range-bytes": { type: "string" },
  },
});

const standIn = await ValstormStandIn.start({
  port: Number(values.port ?? 0),
  ...(values.token ? { token: values.token } : {}),
  ...(values["token-seconds"] ? { tokenSeconds: Number(values["token-seconds"]) } : {}),
  ...(values["most-range-bytes"] ? { mostRangeBytes: Number(values["most-range-bytes"]) } : {}),
});
console.log(`valstorm stand-in listening on ${standIn.baseUrl}`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void standIn.close().then(() => process.exit(0)));
}
