/**
 * Loaded into a program before its own code (`node --import`): the program's time is the machine's plus what the bench
 * says, so that an hour passes in jumps while work is measured at its own speed. Timers are not touched.
 */
import { ServerResponse } from "node:http";

const MachineDate = Date;
const machineNow = Date.now;
let aheadMs = Number(process.env.SIMULATED_CLOCK_AHEAD_MS || 0);

MachineDate.now = () => machineNow() + aheadMs;
globalThis.Date = new Proxy(MachineDate, {
  construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [Date.now()] : given, self),
});

// Node writes this header from a clock of its own.
const { writeHead } = ServerResponse.prototype;
/** @this {ServerResponse} @param {Parameters<typeof writeHead>} head */
ServerResponse.prototype.writeHead = function withSimulatedDate(...head) {
  if (this.sendDate && !this.hasHeader("date")) this.setHeader("date", new Date().toUTCString());
  return writeHead.apply(this, head);
};

process.on("message", (/** @type {{ aheadMs: number }} */ message) => {
  ({ aheadMs } = message);
  process.send?.(message);
});
process.channel?.unref();
