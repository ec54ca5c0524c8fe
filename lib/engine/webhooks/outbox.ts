import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type FileInfo, fileInfoSchema } from "@/lib/videogen-wire/file-info";
import type { Database } from "../store/database";
import type { FileEventName } from "../store/file-events";
import type { EndpointStore } from "./endpoint-store";

const deliverySchema = z.object({
  seq: z.number(),
  webhookId: z.string(),
  fileId: z.string(),
  event: z.string(),
  occurredAt: z.number(),
  error: z.string().nullable(),
  /** What stays to be told when the record is gone. */
  file: z.string().transform((text): FileInfo => fileInfoSchema.parse(JSON.parse(text))),
  /** Those that failed. */
  attempts: z.number(),
});
export type Delivery = z.infer<typeof deliverySchema>;

const fileInBriefSchema = z.object({
  fileId: z.string(),
  scope: z.string(),
  type: z.string().nullable(),
  displayName: z.string(),
});

const nextAttemptSchema = z.object({ at: z.number().nullable() });

/** What endpoints have yet to be told. It is in the database, so that no end of the engine loses any of it. */
export class Outbox {
  readonly #database: Database;
  readonly #endpoints: EndpointStore;
  readonly #now: () => number;

  constructor(database: Database, endpoints: EndpointStore, now: () => number) {
    this.#database = database;
    this.#endpoints = endpoints;
    this.#now = now;
  }

  /** To be called in the transaction of what happened. True when somebody wants to know. */
  add(event: FileEventName, fileId: string, error?: string): boolean {
    const subscribers = this.#endpoints.all.filter(({ events }) => events.includes(event));
    if (subscribers.length === 0) return false;
    const file = this.#database.one(
      fileInBriefSchema,
      "SELECT file_id AS fileId, scope, type, display_name AS displayName FROM files WHERE file_id = ?",
      [fileId],
    );
    if (!file) throw new Error(`The record of ${fileId} is gone.`);
    for (const { endpointId } of subscribers) {
      this.#database.run(
        `INSERT INTO webhook_deliveries (webhook_id, endpoint_id, file_id, event, occurred_at, error, file, next_attempt_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          `msg_${randomBytes(15).toString("hex")}`,
          endpointId,
          fileId,
          event,
          Math.floor(this.#now() / 1000),
          error ?? null,
          JSON.stringify(file),
          this.#now(),
        ],
      );
    }
    return true;
  }

  /** What an endpoint may be told now: of each file only the oldest event, for the others must wait for it. */
  due(endpointId: string, limit: number): Delivery[] {
    return this.#database.all(
      deliverySchema,
      `SELECT d.seq, d.webhook_id AS webhookId, d.file_id AS fileId, d.event, d.occurred_at AS occurredAt, d.error,
         d.file, d.attempts
       FROM webhook_deliveries d
       WHERE d.endpoint_id = ? AND d.next_attempt_at <= ? AND NOT EXISTS (
         SELECT 1 FROM webhook_deliveries e
         WHERE e.endpoint_id = d.endpoint_id AND e.file_id = d.file_id AND e.seq < d.seq)
       ORDER BY d.next_attempt_at, d.seq LIMIT ?`,
      [endpointId, this.#now(), limit],
    );
  }

  /** Milliseconds until some failed delivery may be tried again; undefined when none waits. */
  nextDelay(): number | undefined {
    const now = this.#now();
    const next = this.#database.one(
      nextAttemptSchema,
      `SELECT MIN((SELECT MIN(d.next_attempt_at) FROM webhook_deliveries d
                   WHERE d.endpoint_id = e.endpoint_id AND d.next_attempt_at > ?)) AS at FROM webhook_endpoints e`,
      [now],
    )?.at;
    return next === null || next === undefined ? undefined : next - now;
  }

  retryLater(seq: number, delayMs: number): void {
    this.#database.run("UPDATE webhook_deliveries SET attempts = attempts + 1, next_attempt_at = ? WHERE seq = ?", [
      this.#now() + delayMs,
      seq,
    ]);
  }

  /** Delivered, or given up. */
  drop(seq: number): void {
    this.#database.run("DELETE FROM webhook_deliveries WHERE seq = ?", [seq]);
  }
}
