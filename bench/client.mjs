import { Agent, request } from "node:http";

/** @typedef {{ status: number, headers: import("node:http").IncomingHttpHeaders, body: Buffer, ms: number }} Answer */

/** Speaks HTTP over connections that stay open, as dashboards and players do. */
export class Client {
  #base;
  #headers;
  #agent;

  /** @param {string} base @param {{ headers?: Record<string, string>, connections?: number }} [options] */
  constructor(base, { headers = {}, connections = 1 } = {}) {
    this.#base = base;
    this.#headers = headers;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /**
   * @param {string} method @param {string} url a path, or a whole URL of the same server
   * @param {{ body?: Buffer | string | import("node:stream").Readable, headers?: Record<string, string | number> }} [more]
   * @returns {Promise<Answer>}
   */
  send(method, url, { body, headers = {} } = {}) {
    return new Promise((resolve, reject) => {
      const started = performance.now();
      const sent = request(new URL(url, this.#base), {
        method,
        agent: this.#agent,
        headers: { ...this.#headers, ...headers },
      });
      sent.on("response", (answer) => {
        /** @type {Buffer[]} */
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const ms = performance.now() - started;
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks), ms });
        });
      });
      sent.on("error", reject);
      if (body && typeof body === "object" && "pipe" in body) body.pipe(sent);
      else sent.end(body);
    });
  }

  /** As `send`, for what has to succeed. @param {Parameters<Client["send"]>} call */
  async ok(...call) {
    const answer = await this.send(...call);
    if (answer.status >= 300)
      throw new Error(`${call[0]} ${call[1]}: ${answer.status} ${answer.body.subarray(0, 500)}`);
    return answer;
  }

  /** @param {string} method @param {string} path @param {unknown} [body] */
  async json(method, path, body) {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    return JSON.parse((await this.ok(method, path, sent)).body.toString());
  }

  close() {
    this.#agent.destroy();
  }
}
