import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Database } from "../store/database";

const endpointSchema = z.object({
  seq: z.number(),
  endpointId: z.string(),
  url: z.string(),
  events: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  description: z.string().nullable(),
  signingSecret: z.string(),
  createdAt: z.number(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

const ENDPOINT = `SELECT seq, endpoint_id AS endpointId, url, events, description, signing_secret AS signingSecret,
  created_at AS createdAt FROM webhook_endpoints`;

export type NewEndpoint = { url: string; events: readonly string[]; description: string | null };

/** Who wants to be told. */
export class EndpointStore {
  readonly #database: Database;
  readonly #now: () => number;
  /** In memory, for every change of every file asks who wants to be told. Nobody else writes the table. */
  #all: readonly Endpoint[];

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
    this.#all = this.#read();
  }

  create(endpoint: NewEndpoint): Endpoint {
    const endpointId = `ep_${randomBytes(15).toString("hex")}`;
    this.#database.transaction(
      () =>
        this.#database.run(
          `INSERT INTO webhook_endpoints (endpoint_id, url, events, description, signing_secret, created_at)
           VALUES (?, ?, ?, ?, ?, ?)`,
          [
            endpointId,
            endpoint.url,
            JSON.stringify([...new Set(endpoint.events)]),
            endpoint.description,
            `whsec_${randomBytes(32).toString("base64")}`,
            Math.floor(this.#now() / 1000),
          ],
        ),
      { durable: true },
    );
    const created = this.#database.one(endpointSchema, `${ENDPOINT} WHERE endpoint_id = ?`, [endpointId]);
    if (!created) throw new Error(`The endpoint ${endpointId} is gone.`);
    this.#all = this.#read();
    return created;
  }

  get all(): readonly Endpoint[] {
    return this.#all;
  }

  /** Newest first. */
  list(limit: number, before: number | null): Endpoint[] {
    return this.#database.all(endpointSchema, `${ENDPOINT} WHERE seq < ? ORDER BY seq DESC LIMIT ?`, [
      before ?? Number.MAX_SAFE_INTEGER,
      limit,
    ]);
  }

  /** Its undelivered events go with it. False when there is none. */
  remove(endpointId: string): boolean {
    const removed = this.#database.transaction(
      () => this.#database.run("DELETE FROM webhook_endpoints WHERE endpoint_id = ?", [endpointId]) > 0,
      { durable: true },
    );
    this.#all = this.#read();
    return removed;
  }

  #read(): readonly Endpoint[] {
    return this.#database.all(endpointSchema, `${ENDPOINT} ORDER BY seq`);
  }
}
