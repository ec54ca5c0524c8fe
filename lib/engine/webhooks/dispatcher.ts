import { Webhook } from "standardwebhooks";
import type { FileInfo } from "@/lib/videogen-wire/file-info";
import type { Endpoint, EndpointStore } from "./endpoint-store";
import type { Delivery, Outbox } from "./outbox";
import { postOnce } from "./post-once";

export type DispatcherOptions = {
  endpoints: EndpointStore;
  outbox: Outbox;
  /** The file as a hydrate answers it; undefined when its record is gone. */
  hydrate: (fileId: string) => FileInfo | undefined;
  /** How long to wait after each failed attempt; their number is the number of further attempts. */
  retryDelaysMs: readonly number[];
  timeoutMs: number;
  toPrivate: boolean;
  now: () => number;
  log: (line: string) => void;
};

/** At a time and endpoint; an endpoint that hangs keeps no other waiting. */
const AT_ONCE = 4;

/** After trouble of the engine's own, as a full disk. */
const TROUBLE_PAUSE_MS = 30_000;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** 12 attempts within 3 days, close together at first. */
export const webhookRetryDelaysMs: readonly number[] = [
  ...[5_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 24 * HOUR],
];

/** Takes events from the outbox to their endpoints: in order for each endpoint and file, again until they are taken. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #stop = new AbortController();
  /** By endpoint, the rows that are on their way. */
  readonly #underWay = new Map<string, Map<number, Promise<void>>>();
  #timer: NodeJS.Timeout | undefined;
  #woken = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Looks for what is due, once the transaction at hand is over. Never throws. */
  wake(): void {
    if (this.#woken || this.#stop.signal.aborted) return;
    this.#woken = true;
    setImmediate(() => {
      this.#woken = false;
      if (this.#stop.signal.aborted) return;
      clearTimeout(this.#timer);
      try {
        this.#send();
      } catch (error) {
        this.#options.log(`webhooks wait: ${error instanceof Error ? error.stack : error}`);
        this.#timer = setTimeout(() => this.wake(), TROUBLE_PAUSE_MS);
      }
    });
  }

  /** Cuts off what is under way; it does not count as an attempt. */
  async stop(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await Promise.all([...this.#underWay.values()].flatMap((rows) => [...rows.values()]));
  }

  #send(): void {
    const { endpoints, outbox } = this.#options;
    for (const endpoint of endpoints.all) {
      const rows = this.#underWay.get(endpoint.endpointId) ?? new Map<number, Promise<void>>();
      this.#underWay.set(endpoint.endpointId, rows);
      for (const delivery of outbox.due(endpoint.endpointId, 2 * AT_ONCE)) {
        if (rows.size >= AT_ONCE) break;
        if (rows.has(delivery.seq)) continue;
        const attempt = this.#attempt(endpoint, delivery).then(
          () => this.#ended(endpoint.endpointId, delivery.seq),
          (error: unknown) => this.#couldNotRecord(endpoint.endpointId, delivery.seq, error),
        );
        rows.set(delivery.seq, attempt);
      }
    }
    const delay = outbox.nextDelay();
    if (delay !== undefined) this.#timer = setTimeout(() => this.wake(), Math.min(delay + 1, HOUR));
  }

  async #attempt(endpoint: Endpoint, delivery: Delivery): Promise<void> {
    const { log, now, outbox, retryDelaysMs, timeoutMs, toPrivate } = this.#options;
    const body = this.#bodyOf(delivery);
    const sentAt = new Date(now());
    const problem = await postOnce({
      url: endpoint.url,
      headers: {
        "content-type": "application/json",
        "user-agent": "Vitrine-Engine",
        "webhook-id": delivery.webhookId,
        "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
        "webhook-signature": new Webhook(endpoint.signingSecret).sign(delivery.webhookId, sentAt, body),
      },
      body,
      timeoutMs,
      toPrivate,
      stop: this.#stop.signal,
    });
    if (problem === null) return outbox.drop(delivery.seq);
    if (this.#stop.signal.aborted) return;
    const attempt = delivery.attempts + 1;
    const what = `webhook ${delivery.webhookId} (${delivery.event}) to ${endpoint.endpointId}, attempt ${attempt}`;
    const delay = retryDelaysMs[delivery.attempts];
    if (delay === undefined) {
      log(`${what}: ${problem}; given up`);
      outbox.drop(delivery.seq);
    } else {
      log(`${what}: ${problem}; again in ${Math.ceil(delay / 1000)} s`);
      outbox.retryLater(delivery.seq, delay);
    }
  }

  #bodyOf(delivery: Delivery): string {
    const { fileAnalysisMetadata: _left, ...file } = this.#options.hydrate(delivery.fileId) ?? delivery.file;
    return JSON.stringify({
      event: delivery.event,
      fileId: delivery.fileId,
      occurredAt: delivery.occurredAt,
      file,
      ...(delivery.error === null ? {} : { error: delivery.error }),
    });
  }

  #ended(endpointId: string, seq: number): void {
    this.#underWay.get(endpointId)?.delete(seq);
    this.wake();
  }

  /** It stays where it is in the outbox, so it is only not to be tried again at once. */
  #couldNotRecord(endpointId: string, seq: number, error: unknown): void {
    this.#options.log(`webhooks could not go on: ${error instanceof Error ? error.stack : error}`);
    const timer = setTimeout(() => this.#ended(endpointId, seq), TROUBLE_PAUSE_MS);
    timer.unref();
  }
}
