import { Agent, request as send } from "node:http";

/**
 * The least that stands between a browser and the files API: one request passed on with the key, its JSON read, nothing
 * kept, checked or counted. UPSTREAM_URL and UPSTREAM_KEY say where to.
 */
const { UPSTREAM_URL, UPSTREAM_KEY } = process.env;
const agent = new Agent({ keepAlive: true });
const headers = { authorization: `Bearer ${UPSTREAM_KEY}`, accept: "application/json" };

/** @param {string} path @returns {Promise<unknown>} what the answer says */
export function passOn(path) {
  return new Promise((resolve, reject) => {
    const onward = send(new URL(path, UPSTREAM_URL), { agent, headers });
    onward.on("error", reject).on("response", (answer) => {
      /** @type {Buffer[]} */
      const parts = [];
      answer
        .on("data", (part) => parts.push(part))
        .on("error", reject)
        .on("end", () => resolve(JSON.parse(Buffer.concat(parts).toString())));
    });
    onward.end();
  });
}
