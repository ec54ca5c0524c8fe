import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@redis/client";

/** Times in milliseconds. */
export type RedisTiming = {
  /** A command that has not been answered by then counts as failed. */
  commandMs: number;
  /** After a failure Redis is left alone for so long, and then one command tries. */
  restMs: number;
  /** The first commands wait so long for the connection. */
  connectMs: number;
};

type Events = {
  /** Each outage begins once. */
  down(): void;
  /** Finished before commands are sent again; may throw, and is then called again later. */
  back(client: RedisClient): Promise<void>;
};

export const usualRedisTiming: RedisTiming = { commandMs: 250, restMs: 2_000, connectMs: 1_000 };

const pingMs = 5_000;
const longestReconnectMs = 2_000;

export type RedisClient = ReturnType<typeof newClient>;

function newClient(url: string) {
  return createClient({
    url,
    // A command is answered soon or not at all: it is not kept for a better time.
    disableOfflineQueue: true,
    // `within` ends it; the client's own way, a signal with a timer each, adds half to a command's time.
    commandOptions: { timeout: 0 },
    pingInterval: pingMs,
    socket: {
      // A peer that went away without a word is noticed by its silence.
      socketTimeout: pingMs * 2,
      connectTimeout: 5_000,
      reconnectStrategy: (tries) => Math.min(longestReconnectMs, 50 * 2 ** tries) * (0.75 + Math.random() / 2),
    },
  });
}

/**
 * A connection to Redis that is given up on quickly: a command fails after `commandMs`, and after a failure none is
 * sent for `restMs`. It connects again by itself.
 */
export class RedisLink {
  readonly #client: RedisClient;
  readonly #connected: Promise<unknown>;
  #isDown: boolean;
  #restUntil = 0;
  #isClosed = false;

  /** `isBehind`: there is something to bring to Redis before anything else. */
  constructor(
    url: string,
    private readonly on: Events,
    private readonly timing: RedisTiming,
    isBehind = false,
  ) {
    this.#isDown = isBehind;
    this.#client = newClient(url);
    // What went wrong shows in the commands that fail.
    this.#client.on("error", () => undefined);
    this.#connected = Promise.race([
      this.#client.connect().catch(() => undefined),
      sleep(timing.connectMs, undefined, { ref: false }),
    ]);
  }

  /** What `command` answers; null when Redis cannot be asked now. */
  async try<T>(command: (client: RedisClient) => Promise<T>): Promise<{ answer: T } | null> {
    if (this.#isClosed || performance.now() < this.#restUntil) return null;
    // Of those who come after the rest one tries, and the others go on without.
    if (this.#isDown) this.#restUntil = performance.now() + this.timing.restMs;
    try {
      if (!this.#client.isReady) await this.#connected;
      if (this.#isDown) await this.#comeBack();
      return { answer: await within(this.timing.commandMs, command(this.#client)) };
    } catch (error) {
      this.#goDown(error);
      return null;
    }
  }

  /** A second connection, for what a connection of commands cannot do. It waits for Redis as long as it takes. */
  another(): RedisClient {
    const client = this.#client.duplicate({ disableOfflineQueue: false });
    client.on("error", () => undefined);
    client.connect().catch(() => undefined);
    return client;
  }

  close(): void {
    this.#isClosed = true;
    if (this.#client.isOpen) this.#client.destroy();
  }

  async #comeBack(): Promise<void> {
    await within(this.timing.commandMs, this.#client.ping());
    await this.on.back(this.#client);
    this.#isDown = false;
    this.#restUntil = 0;
    console.error("vitrine: Redis answers again.");
  }

  #goDown(error: unknown): void {
    if (this.#isClosed) return;
    this.#restUntil = performance.now() + this.timing.restMs;
    if (this.#isDown) return;
    this.#isDown = true;
    this.on.down();
    const why = error instanceof Error ? error.message : "unknown";
    console.error(`vitrine: Redis does not answer (${why}). This instance goes on by itself and tries again.`);
  }
}

const stepsPerWait = 5;

/** Waits `ms` in steps: time in which this process was too busy to listen is none that Redis took, and counts as one step. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const late = new Promise<never>((_, reject) => {
    const wait = (steps: number) => {
      if (isOver) return;
      const next = () => (steps > 1 ? wait(steps - 1) : reject(new Error(`no answer within ${ms} ms`)));
      // An answer that lies ready is read before an immediate.
      timer = setTimeout(() => setImmediate(next), ms / stepsPerWait);
    };
    wait(stepsPerWait);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    isOver = true;
    clearTimeout(timer);
  }
}
