import { Agent, request } from "node:http";

/** @typedef {{ status: number, headers: import("node:http").IncomingHttpHeaders, body: Buffer }} Answer */

const CONNECTIONS = 6;

/** A browser as far as the network goes: six connections, and requests that are given up when the page goes on. */
export class Browser {
  #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  #turn;

  /** @param {readonly string[]} dashboards asked in turns, as instances behind one address are @param {number} [first] */
  constructor(dashboards, first = 0) {
    this.dashboards = dashboards;
    this.#turn = first;
  }

  /**
   * Rejects when it is given up, or no answer arrives whole.
   * @param {string} url a path of the dashboard, or a whole URL
   * @param {{ method?: string, body?: unknown, headers?: Record<string, string>, signal?: AbortSignal }} [more]
   * @returns {Promise<Answer>}
   */
  send(url, { method = "GET", body, headers = {}, signal } = {}) {
    const base = this.dashboards[this.#turn++ % this.dashboards.length];
    const json = body === undefined ? {} : { "content-type": "application/json" };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(url, base), {
        method,
        agent: this.#agent,
        headers: { ...json, ...headers },
        signal,
      });
      sent.on("error", reject).on("response", (answer) => {
        /** @type {Buffer[]} */
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk)).on("error", reject);
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      });
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  close() {
    this.#agent.destroy();
  }
}

/** @param {Answer} answer */
export function jsonOf(answer) {
  return JSON.parse(answer.body.toString());
}
